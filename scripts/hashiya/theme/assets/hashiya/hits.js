/** The hits of a page of results: those of one article stand under one heading, where the best of them ranks. */

import { about, address, counted, kindOf, make, marked, root, said, tree } from "./find.js";

const texts = document.querySelector("[data-h-place]").dataset.hTexts;
const own = document.documentElement.lang;

/** Hits in their order as items of a list. */
export function items(words, hits, query) {
  const groups = new Map();
  for (const hit of hits) {
    const page = hit.url.replace(/#.*/s, "");
    groups.set(page, [...(groups.get(page) ?? []), hit]);
  }
  return [...groups.values()].map((group) => item(words, group, query));
}

function item(words, [hit, ...rest], query) {
  const place = address(hit, query, root);
  const isApart = hit.edtf && tree.href !== root.href;
  const other = hit.kind === "page" && hit.lang !== own ? hit.lang : undefined;
  const link = make("a", { href: address(hit, query), hreflang: other }, ...(hit.name ? [hit.name] : marked(hit.title, hit.titleMarks)));
  const children = [
    make("p", { class: "h-search__about" }, about(words, hit), other ? ` · ${words[`in.${other}`]}` : ""),
    make("h2", hit.name ? {} : tongue(hit), link),
    isApart && hit.name && said("p", { class: "h-search__headline" }, "", hit, hit.title, hit.titleMarks),
    hit.snippet && said("p", { class: "h-search__snippet" }, hit.described, hit, hit.snippet, hit.marks),
    isApart && make("p", { class: "h-search__to" }, make("a", { href: place, hreflang: texts }, words["search.to-words"]), ` (${words[`in.${texts}`]})`),
    rest.length && more(words, rest, query, isApart ? texts : undefined),
  ];
  return make("li", { class: "h-search__hit" }, ...children.filter(Boolean));
}

/** Stands on the block: a block takes no direction from what has one of its own. */
function tongue(hit) {
  return { dir: "auto", lang: hit.lang };
}

/** Further hits of the same article, behind their number: the words of each lead to where they stand. */
function more(words, hits, query, hreflang) {
  const list = hits.map((hit) => {
    const parts = hit.snippet ? marked(hit.snippet, hit.marks) : [hit.title];
    const link = make("a", { href: address(hit, query, root), hreflang }, ...parts);
    return make("li", {}, make("p", { class: "h-search__about" }, kindOf(words, hit)), make("p", { class: "h-search__snippet", ...tongue(hit) }, link));
  });
  return make("details", { class: "h-search__more" }, make("summary", {}, counted(words["search.more"], hits.length)), make("ul", {}, ...list));
}
