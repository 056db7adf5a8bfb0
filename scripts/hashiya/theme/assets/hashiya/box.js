/** The box in the header, a combobox: hits as the reader types, chosen with the arrows. */

import { about, address, counted, engine, failure, listed, make, said, search } from "./find.js";

const SUGGESTED = 6;
const PAUSE = 60;

export function box(form) {
  const words = JSON.parse(form.dataset.hWords);
  const input = form.querySelector("input");
  const part = (name) => form.querySelector(`[data-h-${name}]`);
  const drop = part("drop");
  let options = [];
  let chosen = -1;
  let asked = 0;
  let waiting;

  const open = (wanted) => {
    drop.hidden = !wanted;
    input.setAttribute("aria-expanded", String(wanted && options.length > 0));
    if (!wanted) choose(-1);
  };
  const choose = (number) => {
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    options[chosen]?.setAttribute("aria-selected", "true");
    options[chosen]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[chosen]?.id ?? "");
  };
  const tell = (text) => {
    part("status").textContent = part("told").textContent = text;
  };
  const option = (href, number, ...children) =>
    make("li", { role: "option", id: `h-find-${number}`, "aria-selected": "false", "data-href": href }, ...children);
  const show = async () => {
    const query = input.value.trim();
    const turn = ++asked;
    if (!query) return open(false);
    const typing = !/\s$/.test(input.value);
    try {
      const answer = await search(query, { limit: SUGGESTED, typing });
      if (turn !== asked) return;
      options = answer.hits.map((hit, number) =>
        option(
          address(hit, typing ? `${query}*` : query),
          number,
          said("span", { class: "h-find__title" }, hit.name, hit, hit.title, hit.titleMarks),
          make("span", { class: "h-find__about" }, about(words, hit)),
          said("span", { class: "h-find__snippet" }, hit.described, hit, hit.snippet, hit.marks),
        ),
      );
      if (options.length) options.push(option(listed(query), options.length, words["search.all"]));
      tell(counted(words["search.results"], answer.total));
    } catch (error) {
      options = [];
      tell(failure(words, error));
    }
    part("list").replaceChildren(...options);
    choose(-1);
    open(document.activeElement === input);
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  };

  input.onfocus = null;
  engine().then((own) => own.ready()).catch(() => {});
  if (input.value) later();
  input.addEventListener("input", later);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      drop.hidden ? input.blur() : event.preventDefault();
      open(false);
    } else if (step) {
      event.preventDefault();
      if (drop.hidden) show();
      else choose(((chosen + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    } else if (event.key !== "Enter") choose(-1);
  });
  const go = (target) => {
    // The page of results shows others without being loaded again.
    if (document.querySelector("[data-h-search]") && target === listed(input.value)) {
      history.pushState(null, "", target);
      dispatchEvent(new PopStateEvent("popstate"));
      input.blur();
    } else location.href = target;
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    go(options[chosen]?.dataset.href ?? listed(input.value));
  };
  part("list").onclick = (event) => {
    const target = event.target.closest("li").dataset.href;
    event.ctrlKey || event.metaKey ? window.open(target) : go(target);
  };
  part("list").onmousedown = (event) => event.preventDefault();
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) open(false);
  });
}
