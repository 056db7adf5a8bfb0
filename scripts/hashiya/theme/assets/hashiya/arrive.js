/** Where a result led: the words of the query are marked on the page, without touching its text. */

import { engine } from "./find.js";

/** A query whose last word is unfinished ends with a star. */
export async function arrive(query) {
  if (!globalThis.CSS?.highlights) return;
  const own = await engine();
  const matching = await own.matcher(query.replace(/\*$/, ""), { typing: query.endsWith("*") });
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
