/** What stands around the results: what narrows them, with counts, what was chosen, other pages, the list to take along. */

import { counted, failure, kindOf, make, search } from "./find.js";
import { FACETS, OPEN, SHOWN } from "./results.js";
import { offer } from "./take.js";

const MOST_VALUES = 40;

/** The counts of facets that the reader has opened, beside those that are always open. */
export async function opened({ element, query, options }) {
  const facets = FACETS.filter((name) => !OPEN.includes(name) && setOf(element, name).open);
  return facets.length ? (await search(query, { ...options, limit: 0, facets })).facets : {};
}

/**
 * `found` is what the search gave to `query` with `options`; `wanted` the address; `asked` false where nothing was.
 * `counts` are the values of the facets that are open; `shards` tells which facets there are.
 */
export function narrow(around, counts, shards) {
  const { element, wanted, found, words, number } = around;
  if (number > 1 && !found.hits.length) {
    return around.go(href(wanted, { page: null }));
  }
  listen(around);
  element.querySelector("[data-h-help]").hidden = Boolean(around.asked && found.total);
  const said = told(around, counts);
  element.querySelector("[data-h-status]").replaceChildren(said, ...instead(around));
  element.querySelector("[data-h-show]").textContent = said;
  element.querySelector("[data-h-try]").replaceChildren();
  element.querySelector("[data-h-pages]").replaceChildren(...pages(around));
  showChosen(around);
  offer(around);
  for (const name of FACETS) {
    const set = setOf(element, name);
    const show = (values) => list(set, name, ordered(name, values), found.filters[name] ?? [], words);
    show(counts[name] ?? []);
    // Of what is not open nobody knows yet whether there is anything in it, but where nothing is found.
    set.hidden = !set.querySelector("input") && (OPEN.includes(name) || !found.total && around.asked || !shards[`facet-${name}`]?.length);
    set.ontoggle = () => set.open && !set.querySelector("input:not(:checked)") && opened(around).then(
      (more) => String(wanted) === String(new URLSearchParams(location.search)) && show(more[name] ?? []),
      (error) => set.querySelector("ul").append(failure(words, error)),
    );
  }
}

function setOf(element, name) {
  return element.querySelector(`[data-h-facet="${name}"]`);
}

/** Answer the boxes and the links of the page without loading it again. */
function listen({ element, go }) {
  const form = element.querySelector("[data-h-form]"), status = element.querySelector("[data-h-status]");
  form.onchange = ({ target }) => {
    if (target.name === "q" || !form.reportValidity()) return;
    go(collected(form));
    if (status.getBoundingClientRect().bottom < 0) show();
  };
  const show = () => status.scrollIntoView({ block: "start", behavior: "instant" });
  const toResults = () => {
    show();
    status.focus({ preventScroll: true });
  };
  element.querySelector("[data-h-show]").onclick = toResults;
  element.onclick = (event) => {
    const target = event.target.closest('a[href^="?"]');
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    event.preventDefault();
    go(target.getAttribute("href"));
    toResults();
  };
}

/** The address of the same results with parts of it changed, or left out where the value is null. */
export function href(wanted, changes) {
  const other = new URLSearchParams(wanted);
  for (const [name, value] of Object.entries(changes)) value === null ? other.delete(name) : other.set(name, value);
  return `?${other}`;
}

/** What the form says; facets that it does not show stay as the address has them. */
export function collected(form) {
  const wanted = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) wanted.append(name, value);
  for (const name of FACETS) {
    if (!form.elements[name]) for (const id of new URLSearchParams(location.search).getAll(name)) wanted.append(name, id);
  }
  return `?${wanted}`;
}

function told({ asked, words, found: { total, estimated, filters } }, { kind = [] }) {
  if (!asked) return "";
  const all = counted(words["search.results"], total);
  if (!total) return `${all}. ${words["search.none-help"]}`;
  // A facet counts as if nothing of it were chosen, and before phrases have been looked for in the texts.
  const shown = kind.filter(({ id }) => !filters.kind?.length || filters.kind.some((chosen) => chosen.id === id));
  const isCounted = shown.reduce((sum, { count }) => sum + count, 0) === total;
  const articles = isCounted && shown.find(({ id }) => id === "article")?.count;
  const count = articles && articles < total ? counted(words["search.articles"], articles).replace("{count}", all) : all;
  return estimated ? words["search.about"].replace("{count}", count) : count;
}

function instead({ found, wanted, words }) {
  return found.suggestions.flatMap(({ query }) => [
    make("br"),
    `${words["search.instead"]} `,
    make("a", { href: href(wanted, { q: query, page: null }) }, make("bdi", {}, query)),
    words["search.instead.end"],
  ]);
}

function pages({ wanted, words, number, found: { total, hits } }) {
  const further = hits.length === SHOWN && number * SHOWN < total;
  const parts = [
    number > 1 && make("a", { href: href(wanted, { page: number - 1 }), rel: "prev" }, words["search.previous"]),
    (number > 1 || further) && words["search.page"].replace("{n}", number).replace("{last}", Math.ceil(total / SHOWN)),
    further && make("a", { href: href(wanted, { page: number + 1 }), rel: "next" }, words["search.next"]),
  ].filter(Boolean);
  return parts.flatMap((each, n) => (n ? [" · ", each] : [each]));
}

function named(name, { id, label }, words) {
  return name === "kind" ? kindOf(words, { kind: id }) : label;
}

function ordered(name, values) {
  return name === "year" ? values.sort((a, b) => (a.id < b.id ? 1 : -1)) : values;
}

/** The values of a facet as boxes; those that are chosen stay where nothing is found with them. */
function list(set, name, counted, chosen, words) {
  const known = new Map(counted.slice(0, MOST_VALUES).map((value) => [value.id, value]));
  for (const value of chosen) if (!known.has(value.id)) known.set(value.id, value);
  const ids = new Set(chosen.map(({ id }) => id));
  const focused = document.activeElement.name === name && document.activeElement.value;
  const boxes = [...known.values()].map((value) => {
    const box = make("input", { type: "checkbox", name, value: value.id });
    box.checked = ids.has(value.id);
    const count = make("span", { class: "h-dim" }, String(value.count ?? ""));
    return make("li", {}, make("label", {}, box, " ", make("bdi", {}, named(name, value, words)), " ", count));
  });
  set.querySelector("ul").replaceChildren(...boxes);
  if (focused) [...set.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
}

/** What narrows the results now, each with a link that takes it away. */
function showChosen({ element, wanted, found, words }) {
  const days = ["from", "to"].filter((name) => wanted.get(name)).map((name) => [name, wanted.get(name), `search.${name}`, wanted.get(name)]);
  const values = FACETS.flatMap((name) =>
    (found.filters[name] ?? []).map((value) => [name, value.id, `search.facet.${name}`, named(name, value, words)]),
  );
  const links = [...values, ...days].map(([name, value, label, text]) => {
    const other = new URLSearchParams(wanted);
    other.delete(name, value);
    const shown = [`${words[label]}: `, make("bdi", {}, text), make("span", { "aria-hidden": "true" }, " ✕")];
    return make("li", {}, make("a", { href: href(other, { page: null }) }, ...shown));
  });
  const chosen = element.querySelector("[data-h-chosen]");
  chosen.hidden = !links.length;
  chosen.querySelector("ul").replaceChildren(...links);
}
