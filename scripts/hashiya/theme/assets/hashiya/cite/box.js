// The citation box: the day of access, this page or one passage of it, and buttons that copy.
// Nothing is inserted as markup; what is copied is the text that is seen.
import { data } from "./data.js";

const box = document.getElementById("cite");
const cited = [...box.querySelectorAll("[data-style]")];
const key = box.dataset.key;
const PASSAGE = /^([pcl])([0-9]+)(?:-[0-9a-f]+)?$/;
const KINDS = { p: "paragraph", c: "caption", l: "line" };
const slot = (element, name) => element.querySelector(`[data-c="${name}"]`);
const address = whole();
const words = data.words[document.documentElement.lang] ?? Object.values(data.words)[0];
let passage = null;

/** The page's own address: as the citation states it; where the site has none that is known, as it was opened. */
function whole() {
  const stated = slot(cited[0], "u").textContent;
  return stated.includes("://") ? stated : location.href.split("#")[0];
}

/** `{day} {month} {year}` filled in. */
const filled = (form, values) => form.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Today, where the reader is, as a style writes it. */
function today(style) {
  const now = new Date(), form = data.accessed[style];
  const two = (number) => String(number).padStart(2, "0");
  if (form === "iso") return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return filled(data.days[form], { day: now.getDate(), month: data.months[form][now.getMonth()], year: now.getFullYear() });
}

/** Where the passage is, as a style says it; nothing for the page as a whole. */
function located(style) {
  const found = passage && PASSAGE.exec(passage);
  return found ? filled(data.passages[style][KINDS[found[1]]] ?? "", { n: found[2] }) : "";
}

function fill() {
  for (const element of cited) {
    const { style } = element.dataset;
    slot(element, "a").textContent = today(style);
    slot(element, "u").textContent = passage ? `${address}#${passage}` : address;
    const place = slot(element, "p");
    if (place) place.textContent = located(style);
  }
}

/** The id of the passage that the address names, or that holds what it names; null where it names none. */
function named() {
  const target = document.getElementById(location.hash.slice(1));
  for (let element = target; element && element !== box.parentElement; element = element.parentElement) {
    if (PASSAGE.test(element.id)) return element.id;
  }
  return null;
}

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(await text());
    said.textContent = words["cite.copied"];
  } catch {
    said.textContent = words["cite.not-copied"];
  }
  button.after(said);
}

function copier(what, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "h-copy";
  button.textContent = words["cite.copy"];
  button.setAttribute("aria-label", filled(words["cite.copy-of"], { what }));
  button.addEventListener("click", () => copy(button, text));
  return button;
}

/** The citation in a format; where a passage is chosen, its link and a key of its own. */
async function file(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(answer.status);
  const text = await answer.text();
  if (!passage) return text;
  return text.replace(key, `${key}-${passage}`).replace(address, `${address}#${passage}`);
}

function chooser() {
  const group = document.createElement("p"), choice = document.createElement("select"), label = document.createElement("label");
  group.className = "h-cite-of";
  label.textContent = `${words["cite.of"]} `;
  label.append(choice);
  choice.append(new Option(words["cite.whole"], ""), new Option("", ""));
  choice.addEventListener("change", () => {
    passage = choice.value || null;
    fill();
  });
  group.append(label);
  return { group, choice };
}

function follow({ group, choice }) {
  const found = named();
  if (found) {
    const [, kind, number] = PASSAGE.exec(found);
    choice.options[1].value = found;
    choice.options[1].textContent = filled(words[`cite.passage.${KINDS[kind]}`], { n: number });
    choice.value = found;
    passage = found;
    group.hidden = false;
  }
  fill();
}

const said = document.createElement("span");
said.className = "h-copied";
said.setAttribute("role", "status");
for (const element of cited) {
  const name = element.previousElementSibling;
  name.append(" ", copier(name.textContent, () => element.textContent));
}
for (const link of box.querySelectorAll(".h-cite-files a")) link.after(" ", copier(link.textContent, () => file(link)));
box.append(said);
box.querySelector(".h-cite-hand")?.remove();
if (key) {
  const chosen = chooser();
  chosen.group.hidden = true;
  box.querySelector("h2").after(chosen.group);
  window.addEventListener("hashchange", () => follow(chosen));
  follow(chosen);
} else fill();
