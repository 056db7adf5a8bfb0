/** What searching on a page shares: the one engine, how hits are shown; the rest is loaded when it is wanted. */

const place = document.querySelector("[data-h-place]");
const results = place && new URL(place.querySelector(".h-find__link").href);
/** The first page of the site, below which the texts and the index stand; and that of the tree of this language. */
export const root = place && new URL("../../", document.querySelector("[src$='/find.js']").src);
export const tree = place && new URL("../../", results);

let shared;
let kept;
/** The one engine of a page, loaded and made when it is first needed. */
export function engine() {
  shared ??= import("./search.js").then(({ createSearch }) => createSearch({ load, language: document.documentElement.lang }));
  return shared;
}

async function load(path, stamp) {
  const held = kept?.stamp === stamp && kept.files.get(path);
  if (held) return held;
  const file = new URL(`archive/search/index/${path}${stamp ? `?${stamp}` : ""}`, root);
  const answer = await fetch(file, stamp ? {} : { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.arrayBuffer();
}

/** What a search answers; where the index is small, all of it is loaded then, so that no network is needed any more. */
export async function search(query, options) {
  const own = await engine();
  const answer = await own.search(query, options);
  if (kept === undefined) {
    kept = null;
    const begin = async ({ keep }) => (kept = await keep(own, load));
    import("./keep.js").then(begin).catch(() => {});
  }
  return answer;
}

/** Why there is no answer, in words. */
export function failure(words, error) {
  if (!navigator.onLine) return words["search.offline"];
  console.error(error);
  return words["search.failed"];
}

export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
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

export function counted(forms, n) {
  return (n === 0 && forms["=0"]) || forms[new Intl.PluralRules(document.documentElement.lang).select(n)].replace("{n}", n);
}

export function kindOf(words, hit) {
  return words[`search.kind.${hit.kind}`] ?? hit.kind;
}

/** Where a hit leads, with the query, so that its words are marked there; texts stand below `root` alone. */
export function address(hit, query, below = hit.kind === "page" ? root : tree) {
  const found = new URL(hit.url, below);
  if (!found.hash && hit.paragraph && hit.paragraph !== "title") found.hash = hit.paragraph;
  if (query) found.searchParams.set("h", query);
  return found.href;
}

/** An element with words in the reader's language where there are some, else with those of the archive. */
export function said(name, attributes, own, hit, text, marks) {
  return own ? make(name, attributes, own) : make(name, { ...attributes, dir: "auto", lang: hit.lang }, ...marked(text, marks));
}

/** Where all results of a query are. */
export function listed(query) {
  return `${results}?${new URLSearchParams({ q: query.trim() })}`;
}

export function about(words, hit) {
  const date = hit.date && hit.date + (hit.certainty === "certain" ? "" : words["search.unsure"]);
  return [kindOf(words, hit), hit.outlet, date].filter(Boolean).join(" · ");
}

if (place) {
  const page = document.querySelector("[data-h-search]");
  const arrived = new URLSearchParams(location.search).get("h");
  if (page) import("./results.js").then(({ show }) => show(page));
  else if (arrived) import("./arrive.js").then(({ arrive }) => arrive(arrived)).catch((error) => console.error(error));
  for (const form of document.querySelectorAll("[data-h-find]")) {
    const input = form.querySelector("input");
    const wake = () => import("./box.js").then(({ box }) => box(form)).catch(() => {});
    input.onfocus = wake;
    if (document.activeElement === input) wake();
    form.onsubmit = (event) => {
      event.preventDefault();
      location.href = listed(input.value);
    };
  }
}
