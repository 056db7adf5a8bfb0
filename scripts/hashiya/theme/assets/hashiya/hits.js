/** The hits of a page of results: those of one article stand under one heading, where the best of them ranks. */

import { about, address, counted, foreign, isFurther, isText, kindOf, make, marked, passage, snippet, texts, titled, tongue } from "./find.js";

/** Hits in their order as items of a list. */
export function items(words, hits, query) {
  const groups = new Map();
  for (const hit of hits) {
    const page = hit.url.replace(/#.*$/s, "");
    groups.set(page, [...(groups.get(page) ?? []), hit]);
  }
  return [...groups.values()].map((group) => item(words, group, query));
}

function item(words, [first, ...rest], query) {
  const [attributes, parts] = titled(first);
  const printed = first.name && isText(first) && make("p", { class: "h-search__headline", ...tongue(first) }, ...marked(first.title, first.titleMarks));
  const children = [
    make("p", { class: "h-search__about" }, ...about(words, first)),
    make("h2", attributes, make("a", { href: address(first, query), hreflang: foreign(first) }, ...parts)),
    printed,
    snippet(first, "p", { class: "h-search__snippet" }),
    isFurther && isText(first) && make("p", { class: "h-search__to" }, make("a", { href: passage(first, query), hreflang: texts }, words["search.to-words"]), ` (${words[`in.${texts}`]})`),
    rest.length && more(words, rest, query),
  ];
  return make("li", { class: "h-search__hit" }, ...children.filter(Boolean));
}

/** Further hits of the same article, behind their number: the words of each lead to where they stand. */
function more(words, hits, query) {
  const list = hits.map((hit) => {
    const place = { href: passage(hit, query), hreflang: isFurther ? texts : undefined };
    const link = make("a", place, ...(hit.snippet ? marked(hit.snippet, hit.marks) : [hit.title]));
    return make("li", {}, make("p", { class: "h-search__about" }, kindOf(words, hit)), make("p", { class: "h-search__snippet", ...tongue(hit) }, link));
  });
  return make("details", { class: "h-search__more" }, make("summary", {}, counted(words["search.more"], hits.length)), make("ul", {}, ...list));
}
