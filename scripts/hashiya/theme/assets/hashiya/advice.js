/** What to do where nothing is found: the same question with less that narrows it, where that finds anything. */

import { make, search } from "./find.js";
import { href } from "./narrow.js";
import { FACETS } from "./results.js";

const QUOTES = /["«»“”„]/g;
const NO_FILTERS = Object.fromEntries([...FACETS, "from", "to", "page"].map((name) => [name, null]));

/** `isStill` tells whether the reader has asked nothing else since. */
export async function advise({ element, words, wanted, query, options }, isStill) {
  const unquoted = query.replace(QUOTES, " ").trim();
  const loose = { q: unquoted, exact: null, page: null };
  const isNarrowed = Object.values(options.filters).some((value) => value.length);
  const isStrict = options.exact || unquoted !== query.trim();
  const ways = [
    isNarrowed && ["search.try.whole", query, { ...options, filters: {} }, NO_FILTERS],
    isStrict && ["search.try.loose", unquoted, { ...options, exact: false }, loose],
    isNarrowed && isStrict && ["search.try.both", unquoted, {}, { ...NO_FILTERS, ...loose }],
  ].filter(Boolean);
  const totals = await Promise.all(ways.map(([, asked, some]) => search(asked, { ...some, limit: 0 }).then(({ total }) => total)));
  if (!isStill()) return;
  const links = ways.map(([label, , , changes], n) => totals[n] && item(words[label], href(wanted, changes), totals[n]));
  element.querySelector("[data-h-try]").replaceChildren(...links.filter(Boolean));
}

function item(label, address, total) {
  return make("li", { class: "h-link" }, make("a", { href: address }, label), " ", make("span", { class: "h-dim" }, String(total)));
}
