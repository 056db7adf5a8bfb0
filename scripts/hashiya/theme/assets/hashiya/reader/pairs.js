/** Marked words and their note know each other: words that are clicked open it, and a note that is pointed at shows its words. */

const OPENED = "data-h-opened";

/** A mark that others interrupt is several elements, of which the first has the id. */
const idOf = (mark) => mark.dataset.of ?? mark.id;
const noteOf = (mark) => document.getElementById(idOf(mark).replace(/^m-/, "n-"))?.closest(".h-note");

/** Nothing where a link was meant, or words are being selected. */
function open({ target }) {
  const mark = target.closest(".h-mark");
  const note = mark && !target.closest("a") && getSelection().isCollapsed && noteOf(mark);
  if (!note) return;
  document.querySelector(`[${OPENED}]`)?.removeAttribute(OPENED);
  note.open = true;
  note.setAttribute(OPENED, "");
  note.scrollIntoView({ block: "nearest" });
}

const marks = Map.groupBy?.(document.querySelectorAll(":is(#title, .h-text) .h-mark"), noteOf) ?? new Map();
for (const [note, words] of marks) {
  const show = (shown) => words.forEach((mark) => mark.toggleAttribute("data-h-shown", shown));
  note?.addEventListener("pointerenter", () => show(true));
  note?.addEventListener("pointerleave", () => show(false));
}
/** The words of the note that the address names. */
function arrived() {
  const named = document.getElementById(location.hash.slice(1))?.closest(".h-note");
  for (const [note, words] of marks) words.forEach((mark) => mark.toggleAttribute("data-h-named", Boolean(note) && note === named));
}
addEventListener("hashchange", arrived);
arrived();
document.querySelector(".h-article-page")?.addEventListener("click", open);
