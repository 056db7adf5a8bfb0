/** The search box in the header, the page of results, and the marks on a page to which a result led. */

import { createSearch } from "./search.js";

const place = document.querySelector("[data-h-place]");
const results = place && new URL(place.querySelector(".h-find__link").href);
const root = results && new URL("../../", results);
const SUGGESTED = 6;
const SHOWN = 10;
const PAUSE = 60;
const FACETS = ["kind", "source", "topic", "year"];
const MOST_TAKEN = 200;

let shared;
/** The one engine of a page, made when it is first needed. */
function engine() {
  shared ??= createSearch({
    load: async (path, stamp) => {
      const address = new URL(`index/${path}${stamp ? `?${stamp}` : ""}`, results);
      const answer = await fetch(address, stamp ? {} : { cache: "no-cache" });
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.arrayBuffer();
    },
  });
  return shared;
}

function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A text with its marked words, as nodes. */
function marked(text, marks) {
  const found = [];
  let at = 0;
  for (const [start, end] of marks) {
    found.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...found, text.slice(at)];
}

const plurals = new Intl.PluralRules("ar");
function counted(forms, n) {
  return (forms[n ? plurals.select(n) : "zero"] ?? forms.other).replace("{n}", String(n));
}

function kindOf(words, hit) {
  return words[hit.kind === "topic" ? "search.topic-kind" : `search.${hit.kind}`] ?? hit.kind;
}

/** Where a hit leads: to its passage, with the query, so that its words are marked there. */
function address(hit, query) {
  const found = new URL(hit.url, root);
  if (!found.hash && hit.paragraph && hit.paragraph !== "title") found.hash = hit.paragraph;
  if (query) found.searchParams.set("h", query);
  return found.href;
}

function about(words, hit) {
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
      const answer = await engine().search(query, { limit: SUGGESTED, typing: !/\s$/.test(input.value) });
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

  input.addEventListener("focus", () => engine().ready().catch(() => {}));
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
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "s"].includes(event.key)) return;
    event.preventDefault();
    (document.querySelector("#h-search-query") ?? input).focus();
  });
}

// ---- the page of results ----

function page(element) {
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
      const answer = await engine().search(query, { ...options, limit: SHOWN, offset: (number - 1) * SHOWN, facets: FACETS });
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
        const { hits } = await engine().search(query, { ...options, limit: MOST_TAKEN });
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

// ---- on arrival ----

/** Mark the words of the query on the page, without touching its text. */
async function arrive(query) {
  if (!globalThis.CSS?.highlights) return;
  const matching = await engine().matcher(query);
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
  if (element) page(element);
  const query = new URLSearchParams(location.search).get("h");
  if (query && !element) arrive(query).catch((error) => console.error(error));
}
