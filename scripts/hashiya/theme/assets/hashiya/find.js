/** The search box in the header, and the marks on a page to which a result led; the rest is loaded when it is wanted. */

const place = document.querySelector("[data-h-place]");
const results = place && new URL(place.querySelector(".h-find__link").href);
const root = results && new URL("../../", results);
const SUGGESTED = 6;
const PAUSE = 60;

let shared;
/** The one engine of a page, loaded and made when it is first needed. */
export function engine() {
  shared ??= import("./search.js").then(({ createSearch }) => createSearch({ load }));
  return shared;
}

async function load(path, stamp) {
  const file = new URL(`index/${path}${stamp ? `?${stamp}` : ""}`, results);
  const answer = await fetch(file, stamp ? {} : { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.arrayBuffer();
}

export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A text with its marked words, as nodes. */
export function marked(text, marks) {
  const found = [];
  let at = 0;
  for (const [start, end] of marks) {
    found.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...found, text.slice(at)];
}

const plurals = new Intl.PluralRules("ar");
export function counted(forms, n) {
  return (forms[n ? plurals.select(n) : "zero"] ?? forms.other).replace("{n}", String(n));
}

export function kindOf(words, hit) {
  return words[`search.kind.${hit.kind}`] ?? hit.kind;
}

/** Where a hit leads: to its passage, with the query, so that its words are marked there. */
export function address(hit, query) {
  const found = new URL(hit.url, root);
  if (!found.hash && hit.paragraph && hit.paragraph !== "title") found.hash = hit.paragraph;
  if (query) found.searchParams.set("h", query);
  return found.href;
}

export function about(words, hit) {
  const date = hit.date && make("span", { class: hit.certainty === "certain" ? undefined : "h-search__unsure" }, hit.date);
  const parts = [kindOf(words, hit), hit.outlet, date].filter(Boolean);
  return parts.flatMap((part, n) => (n ? [" · ", part] : [part]));
}

// ---- the box in the header ----

function box(form) {
  const words = JSON.parse(form.dataset.hWords);
  const input = form.querySelector("input");
  const drop = form.querySelector("[data-h-drop]");
  const list = form.querySelector("[data-h-list]");
  const status = form.querySelector("[data-h-status]");
  let options = [];
  let chosen = -1;
  let asked = 0;
  let waiting;

  const close = () => {
    drop.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const choose = (number) => {
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    options[chosen]?.setAttribute("aria-selected", "true");
    options[chosen]?.scrollIntoView({ block: "nearest" });
    if (options[chosen]) input.setAttribute("aria-activedescendant", options[chosen].id);
    else input.removeAttribute("aria-activedescendant");
  };
  const all = () => {
    const target = new URL(results);
    target.searchParams.set("q", input.value.trim());
    return target.href;
  };
  const option = (href, number, ...children) =>
    make("li", { role: "option", id: `h-find-${number}`, "aria-selected": "false" }, make("a", { href, tabindex: "-1" }, ...children));
  const show = async () => {
    const query = input.value.trim();
    const turn = ++asked;
    if (!query) return close();
    try {
      const answer = await (await engine()).search(query, { limit: SUGGESTED, typing: !/\s$/.test(input.value) });
      if (turn !== asked) return;
      const found = answer.hits.map((hit, number) =>
        option(
          address(hit, query),
          number,
          make("span", { class: "h-find__title", dir: "auto" }, ...marked(hit.title, hit.titleMarks)),
          make("span", { class: "h-find__about" }, ...about(words, hit)),
          make("span", { class: "h-find__snippet", dir: "auto" }, ...marked(hit.snippet, hit.marks)),
        ),
      );
      if (found.length) found.push(option(all(), found.length, words["search.all"]));
      list.replaceChildren(...found);
      options = found;
      status.textContent = counted(words["search.results"], answer.total);
      choose(-1);
    } catch (error) {
      console.error(error);
      status.textContent = words["search.failed"];
    }
    drop.hidden = false;
    input.setAttribute("aria-expanded", String(options.length > 0));
  };

  input.addEventListener("focus", () => engine().then((search) => search.ready()).catch(() => {}));
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (drop.hidden) input.blur();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !drop.hidden && options.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((chosen + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = options[chosen]?.querySelector("a").href ?? all();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    // By the letter, and by the place of its key, which an Arabic keyboard gives another letter.
    const wanted = ["/", "s"].includes(event.key) || ["Slash", "KeyS"].includes(event.code);
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !wanted) return;
    event.preventDefault();
    (document.querySelector("#h-search-query") ?? input).focus();
  });
}

// ---- on arrival ----

/** Mark the words of the query on the page, without touching its text. */
async function arrive(query) {
  if (!globalThis.CSS?.highlights) return;
  const matching = await (await engine()).matcher(query);
  const ranges = [];
  const walker = document.createTreeWalker(document.querySelector("#h-main") ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const [start, end] of matching(node.data)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  CSS.highlights.set("h-found", new Highlight(...ranges));
}

if (place) {
  for (const form of document.querySelectorAll("[data-h-find]")) box(form);
  const element = document.querySelector("[data-h-search]");
  if (element) import("./results.js").then(({ page }) => page(element));
  const query = new URLSearchParams(location.search).get("h");
  if (query && !element) arrive(query).catch((error) => console.error(error));
}
