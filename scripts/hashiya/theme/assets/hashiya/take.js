/** The whole list of results to take along: for citation processors, for reference managers, as a link. */

import { address, engine, failure } from "./find.js";

const MOST_TAKEN = 1000;
const DAY = /^\d{4}(-\d\d){0,2}$/;
const FORMS = [
  ["csl", "application/json", csl],
  ["ris", "application/x-research-info-systems", ris],
];

/** Make the links to the files of what was found; a file is made when it is asked for. */
export function offer({ element, query, options, found, words, asked }) {
  const part = (name) => element.querySelector(`[data-h-${name}]`);
  part("take").hidden = !asked || !found.total;
  part("most").hidden = found.total <= MOST_TAKEN;
  for (const [name, type, write] of FORMS) {
    const link = part(name);
    URL.revokeObjectURL(link.href);
    link.href = "#";
    link.onclick = async (event) => {
      if (link.href.startsWith("blob:")) return;
      event.preventDefault();
      try {
        const { hits } = await (await engine()).search(query, { ...options, limit: MOST_TAKEN });
        link.href = URL.createObjectURL(new Blob([write(hits)], { type }));
        link.click();
      } catch (error) {
        part("status").textContent = failure(words, error);
      }
    };
  }
  const own = part("link");
  own.href = location.search;
  own.onclick = async (event) => {
    if (!navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await navigator.clipboard.writeText(location.href).catch(() => prompt(words["search.link"], location.href));
    part("status").textContent = words["search.copied"];
  };
}

const PRINTED = new Set(["article", "claim", "note"]);

/** Hits as CSL-JSON, the exchange format of citation processors (CSL 1.0.2). */
export function csl(hits) {
  const items = hits.map((hit) => ({
    id: hit.id,
    type: PRINTED.has(hit.kind) ? "article-newspaper" : "webpage",
    title: hit.title,
    ...(hit.outlet && { "container-title": hit.outlet }),
    ...(hit.edtf && { issued: issued(hit) }),
    URL: address(hit),
    language: "ar",
  }));
  return JSON.stringify(items, null, 1);
}

/** A day or a span of days as CSL has them; what it cannot say stays in words. */
function issued({ edtf, date, certainty }) {
  const ends = edtf.split("/").map((end) => end.replace(/[?~%]$/, ""));
  if (!ends.every((end) => DAY.test(end))) return { literal: date };
  const sure = certainty === "certain" && !/[?~%]/.test(edtf);
  return { "date-parts": ends.map((end) => end.split("-").map(Number)), ...(!sure && { circa: true }) };
}

/** Hits as RIS, the exchange format of reference managers: lines of tags, ended by CR and LF. */
export function ris(hits) {
  const line = (tag, value) => (value ? `${tag}  - ${String(value).replace(/\s+/g, " ")}\r\n` : "");
  return hits
    .map((hit) => {
      const day = DAY.test(hit.edtf ?? "") ? hit.edtf.split("-") : [];
      return [
        line("TY", PRINTED.has(hit.kind) ? "NEWS" : "ELEC"),
        line("ID", hit.id),
        line("TI", hit.title),
        line("T2", hit.outlet),
        line("PY", day[0]),
        line("DA", day.length && [0, 1, 2].map((n) => day[n] ?? "").join("/") + "/"),
        line("N1", hit.certainty === "certain" ? "" : hit.date),
        line("LA", "ar"),
        line("UR", address(hit)),
        "ER  - \r\n",
      ].join("");
    })
    .join("");
}
