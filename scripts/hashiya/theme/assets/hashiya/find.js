/** What searching on a page shares: the one engine, how hits are shown; the rest is loaded when it is wanted. */

const place = document.querySelector("[data-h-place]");
const results = place && new URL(place.querySelector(".h-find__link").href);
const index = place && new URL(place.dataset.hIndex, document.baseURI);
const root = index && new URL("../../../", index);
const tree = results && new URL("../../", results);
export const language = document.documentElement.lang;
/** The language of the tree of the root, where alone the texts stand. */
export const texts = place?.dataset.hTexts;
export const isFurther = tree?.href !== root?.href;

let shared;
let kept;
/** The one engine of a page, loaded and made when it is first needed. */
export function engine() {
  shared ??= import("./search.js").then(({ createSearch }) => createSearch({ load }));
  return shared;
}

async function load(path, stamp) {
  const held = kept?.stamp === stamp && kept.files.get(path);
  if (held) return held;
  const file = new URL(`${path}${stamp ? `?${stamp}` : ""}`, index);
  const answer = await fetch(file, stamp ? {} : { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.arrayBuffer();
}

/** What a search answers; where the index is small, all of it is loaded then, so that no network is needed any more. */
export async function search(query, options) {
  const own = await engine();
  const answer = await own.search(query, { ...options, language });
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

/** Where a hit leads: to its passage, in a further language to its page there, where its texts are not. */
export function address(hit, query) {
  if (!isFurther || hit.kind === "page") return passage(hit, query);
  const found = new URL(hit.url, tree);
  if (hit.kind === "note") found.hash = "";
  return found.href;
}

/** Where the words of a hit stand, with the query, so that they are marked there. */
export function passage(hit, query) {
  const found = new URL(hit.url, root);
  if (!found.hash && hit.paragraph && hit.paragraph !== "title") found.hash = hit.paragraph;
  if (query) found.searchParams.set("h", query);
  return found.href;
}

/** True for what stands in the text of an article. */
export function isText(hit) {
  return ["article", "claim", "note"].includes(hit.kind);
}

/** The language of a page that is not there in the reader's; nothing where it is. */
export function foreign(hit) {
  return hit.kind === "page" && hit.lang !== language ? hit.lang : undefined;
}

/** The attributes of a text of the archive: which way it runs, and its language where that is not the page's. */
export function tongue(hit) {
  const own = hit.lang || "ar";
  return { dir: "auto", lang: own === language ? undefined : own };
}

/** The words of a hit that answer best, or what its page says of itself in the reader's language; null for none. */
export function snippet(hit, name, extra) {
  if (!hit.snippet && !hit.described) return null;
  if (hit.described) return make(name, extra, hit.described);
  return make(name, { ...extra, ...tongue(hit) }, ...marked(hit.snippet, hit.marks));
}

/** The title of a hit in the reader's language, else as it was printed. */
export function titled(hit) {
  return hit.name ? [{}, [hit.name]] : [tongue(hit), marked(hit.title, hit.titleMarks)];
}

/** Where all results of a query are. */
export function listed(query) {
  return `${results}?${new URLSearchParams({ q: query.trim() })}`;
}

export function about(words, hit) {
  const date = hit.date && make("span", {}, hit.certainty === "certain" ? hit.date : `${hit.date} ${words["search.unsure"]}`);
  const parts = [kindOf(words, hit), hit.outlet, date, foreign(hit) && words[`in.${foreign(hit)}`]].filter(Boolean);
  return parts.flatMap((part, n) => (n ? [" · ", part] : [part]));
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
