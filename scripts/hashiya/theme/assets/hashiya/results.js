/** The page of results: what was asked stands in its address, and can be linked, narrowed and taken along. */

import { about, address, counted, engine, kindOf, make, marked } from "./find.js";

const SHOWN = 10;
const FACETS = ["kind", "source", "topic", "year"];
const MOST_TAKEN = 200;

export function page(element) {
  const words = JSON.parse(element.dataset.hWords);
  const part = (name) => element.querySelector(`[data-h-${name}]`);
  const form = part("form");
  let links = [];
  element.querySelector("details").open = matchMedia("(min-width: 60em)").matches;

  const asked = () => new URLSearchParams(location.search);
  const fill = () => {
    const wanted = asked();
    for (const name of ["q", "from", "to", "sort"]) form.elements[name].value = wanted.get(name) ?? "";
    form.elements.exact.checked = wanted.has("exact");
    document.title = wanted.get("q") ? `${wanted.get("q")} · ${words["search.title"]}` : words["search.title"];
  };
  const optionsOf = (wanted) => ({
    filters: { ...Object.fromEntries(FACETS.map((name) => [name, wanted.getAll(name)])), from: day(wanted, "from"), to: day(wanted, "to") },
    sort: wanted.get("sort") === "date" ? "date" : "relevance",
    exact: wanted.has("exact"),
  });
  const day = (wanted, name) => (/^\d{4}(-\d\d){0,2}$/.test(wanted.get(name) ?? "") ? wanted.get(name) : "");
  const go = (wanted) => {
    history.pushState(null, "", `?${wanted}`);
    show();
  };
  const collected = () => {
    const wanted = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) wanted.append(name, value);
    return wanted;
  };
  const show = async () => {
    fill();
    const wanted = asked();
    const query = wanted.get("q") ?? "";
    const options = optionsOf(wanted);
    const narrowed = Object.values(options.filters).some((value) => value.length);
    if (!query && !narrowed) return blank();
    const number = Math.max(1, Number(wanted.get("page")) || 1);
    part("status").textContent = words["search.loading"];
    try {
      const answer = await (await engine()).search(query, { ...options, limit: SHOWN, offset: (number - 1) * SHOWN, facets: FACETS });
      part("status").replaceChildren(counted(words["search.results"], answer.total), ...instead(answer, wanted));
      part("hits").start = (number - 1) * SHOWN + 1;
      part("hits").replaceChildren(...answer.hits.map((hit) => item(hit, query)));
      part("pages").replaceChildren(...pages(wanted, number, answer.total));
      part("help").hidden = answer.total > 0;
      if (!answer.total) part("status").append(make("br"), words["search.none-help"]);
      for (const name of FACETS) facet(name, answer.facets[name], wanted.getAll(name));
      await take(query, options, answer.total);
    } catch (error) {
      console.error(error);
      part("status").textContent = words["search.failed"];
    }
  };
  const blank = () => {
    part("status").textContent = "";
    for (const name of ["hits", "pages"]) part(name).replaceChildren();
    part("help").hidden = false;
  };
  const instead = (answer, wanted) =>
    answer.suggestions.flatMap((suggestion) => {
      const other = new URLSearchParams(wanted);
      other.set("q", suggestion.query);
      other.delete("page");
      return [make("br"), `${words["search.instead"]} `, make("a", { href: `?${other}` }, suggestion.query), "؟"];
    });
  const item = (hit, query) =>
    make(
      "li",
      { class: "h-search__hit" },
      make("p", { class: "h-search__about" }, ...about(words, hit)),
      make("h2", { dir: "auto" }, make("a", { href: address(hit, query) }, ...marked(hit.title, hit.titleMarks))),
      make("p", { class: "h-search__snippet", dir: "auto" }, ...marked(hit.snippet, hit.marks)),
    );
  const pages = (wanted, number, total) => {
    const link = (target, text, rel) => {
      const other = new URLSearchParams(wanted);
      other.set("page", String(target));
      return make("a", { href: `?${other}`, rel }, text);
    };
    const found = [];
    if (number > 1) found.push(link(number - 1, words["search.previous"], "prev"));
    if (number * SHOWN < total) found.push(link(number + 1, words["search.next"], "next"));
    return found.flatMap((each, n) => (n ? [" · ", each] : [each]));
  };
  const facet = (name, values, chosen) => {
    const set = element.querySelector(`[data-h-facet="${name}"]`);
    const known = new Map(values.map((value) => [value.id, value]));
    for (const id of chosen) if (!known.has(id)) known.set(id, { id, label: id, count: 0 });
    set.hidden = !known.size;
    set.querySelector("ul").replaceChildren(
      ...[...known.values()].slice(0, 40).map(({ id, label, count }) => {
        const box = make("input", { type: "checkbox", name, value: id });
        box.checked = chosen.includes(id);
        const text = name === "kind" ? kindOf(words, { kind: id }) : label;
        return make("li", {}, make("label", {}, box, ` ${text} `, make("span", { class: "h-dim" }, String(count))));
      }),
    );
  };
  const take = async (query, options, total) => {
    for (const link of links) URL.revokeObjectURL(link);
    links = [];
    part("take").hidden = !total;
    if (!total) return;
    for (const [name, type, write] of [["csl", "application/json", csl], ["ris", "application/x-research-info-systems", ris]]) {
      const link = part(name);
      link.onclick = async (event) => {
        if (link.href.startsWith("blob:")) return;
        event.preventDefault();
        const { hits } = await (await engine()).search(query, { ...options, limit: MOST_TAKEN });
        links.push((link.href = URL.createObjectURL(new Blob([write(hits)], { type }))));
        link.click();
      };
      link.href = "#";
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(collected());
  });
  form.addEventListener("change", (event) => {
    if (event.target.name !== "q") go(collected());
  });
  element.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !link.getAttribute("href")?.startsWith("?") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(new URLSearchParams(link.getAttribute("href").slice(1)));
    element.scrollIntoView();
  });
  addEventListener("popstate", show);
  show();
}

/** Hits as CSL-JSON, the exchange format of citation processors. */
function csl(hits) {
  const items = hits.map((hit) => ({
    id: hit.id,
    type: hit.kind === "article" ? "article-newspaper" : "webpage",
    title: hit.title,
    ...(hit.outlet && { "container-title": hit.outlet }),
    ...(hit.edtf && { issued: /^\d{4}(-\d\d){0,2}$/.test(hit.edtf) ? { "date-parts": [hit.edtf.split("-").map(Number)] } : { literal: hit.edtf } }),
    URL: address(hit),
    language: "ar",
  }));
  return JSON.stringify(items, null, 1);
}

/** Hits as RIS, the exchange format of reference managers. */
function ris(hits) {
  const line = (tag, value) => (value ? `${tag}  - ${String(value).replace(/\s+/g, " ")}\r\n` : "");
  return hits
    .map((hit) => {
      const kind = line("TY", hit.kind === "article" ? "NEWS" : "ELEC");
      const day = /^\d{4}(-\d\d){0,2}$/.test(hit.edtf ?? "") ? hit.edtf.replaceAll("-", "/") : "";
      return `${kind}${line("TI", hit.title)}${line("T2", hit.outlet)}${line("DA", day)}${line("UR", address(hit))}ER  - \r\n`;
    })
    .join("");
}
