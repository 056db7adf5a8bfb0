/** What keys do on an article's page: from note to note in the order of the text, and the citation into the clipboard. */

import { copy, say } from "../share.js";
import { words } from "./kept.js";

const TOP = 120;

/** To the note after (1) or before (-1) the one that has the focus or that the address names, else from where the reader is. */
export function step(by) {
  const bodies = [...document.querySelectorAll(".h-note-body[id]")];
  const notes = bodies.map((body) => body.closest("details") ?? body).filter((note) => note.getClientRects().length);
  const focused = notes.findIndex((note) => note.contains(document.activeElement));
  const here = focused < 0 ? notes.findIndex((note) => note.matches(":target, :has(:target)")) : focused;
  const next = here < 0 ? nearest(notes, by) : here + by;
  const note = notes[next];
  if (!note) return say(words[notes.length ? "tools.said.no-more" : "tools.said.no-notes"]);
  note.open = true;
  location.replace(`#${(note.id ? note : note.querySelector("[id]")).id}`);
  (note.querySelector("summary") ?? note).focus({ preventScroll: true });
  return note;
}

function nearest(notes, by) {
  const below = notes.findIndex((note) => note.getBoundingClientRect().top > TOP);
  if (by > 0) return below < 0 ? notes.length : below;
  return below < 0 ? notes.length - 1 : below - 1;
}

/** The first citation of the page, as it is seen. */
export async function cite() {
  const cited = document.querySelector("#cite [data-style]");
  if (!cited) return;
  say((await copy(cited.textContent)) ? words["tools.said.cited"] : words["tools.said.not-cited"]);
}
