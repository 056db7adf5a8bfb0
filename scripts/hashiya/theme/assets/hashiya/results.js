/** The page of results: what was asked stands in its address; `narrow.js` has what stands around the results. */

import { engine, failure, search } from "./find.js";

export const FACETS = ["kind", "source", "topic", "actor", "question", "year"];
/** The facets that are shown open; what has many values is counted where the reader opens it. */
export const OPEN = ["kind", "source", "topic", "year"];
export const SHOWN = 20;
const DAY = /^\d{4}(-\d\d){0,2}$/;

export function show(element) {
  const words = JSON.parse(element.dataset.hWords);
  const part = (name) => element.querySelector(`[data-h-${name}]`);
  const form = part("form");
  let turn = 0;
  element.querySelector(".h-search__narrow").open = matchMedia("(min-width: 60em)").matches;

  const answer = async () => {
    const own = ++turn;
    const wanted = new URLSearchParams(location.search);
    const query = wanted.get("q") ?? "";
    for (const name of ["q", "from", "to", "sort"]) form.elements[name].value = wanted.get(name) ?? "";
    form.elements.exact.checked = wanted.has("exact");
    document.title = [query, words["search.title"]].filter(Boolean).join(" · ");
    const options = optionsOf(wanted);
    const asked = query || Object.values(options.filters).some((value) => value.length);
    part("status").textContent = asked ? words["search.loading"] : "";
    try {
      const number = Math.max(1, Math.trunc(wanted.get("page")) || 1);
      const offset = (number - 1) * SHOWN;
      // All comes into the page at once, so that nothing on it moves.
      const [found, { items }, { narrow, opened }] = await Promise.all([
        search(query, { ...options, limit: asked ? SHOWN : 0, offset, facets: OPEN }),
        import("./hits.js"),
        import("./narrow.js"),
      ]);
      const around = { element, words, wanted, query, options, found, asked, number, go };
      const counted = { ...found.facets, ...(await opened(around)) };
      const { shards } = await (await engine()).ready();
      if (own !== turn) return;
      part("hits").replaceChildren(...items(words, found.hits, query));
      narrow(around, counted, shards);
      if (asked && !found.total) {
        const { advise } = await import("./advice.js");
        await advise(around, () => own === turn);
      }
    } catch (error) {
      if (own === turn) part("status").textContent = failure(words, error);
    } finally {
      if (own === turn) element.dataset.hReady = "";
    }
  };
  const go = (address) => {
    history.pushState(null, "", address);
    answer();
  };
  form.onsubmit = async (event) => {
    event.preventDefault();
    const { collected } = await import("./narrow.js");
    go(collected(form));
  };
  addEventListener("popstate", answer);
  answer();
}

function optionsOf(wanted) {
  return {
    filters: { ...Object.fromEntries(FACETS.map((name) => [name, wanted.getAll(name)])), from: day(wanted.get("from")), to: day(wanted.get("to")) },
    sort: wanted.get("sort") === "date" ? "date" : "relevance",
    exact: wanted.has("exact"),
  };
}

/** A day, month or year as the search takes it, from what was typed in any digits; empty where it is none. */
function day(typed) {
  const digits = (typed ?? "").trim().replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15);
  const found = digits.replaceAll("/", "-");
  return DAY.test(found) ? found : "";
}
