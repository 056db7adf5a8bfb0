// Links to passages: a press of a mark copies its whole address and says so, and what a link found is marked and opened.
import { copy, say, whole } from "./share.js";

const section = document.querySelector("#versions[data-copied]");

async function pressed(event) {
  const link = event.target.closest?.(".h-ref--line");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  say((await copy(whole(section.dataset.page, link.getAttribute("href")))) ? section.dataset.copied : section.dataset.notCopied);
}

/** Marks the line that the address names, and opens what tells how it has changed. */
function found() {
  for (const old of document.querySelectorAll(".h-target")) old.classList.remove("h-target");
  const target = document.getElementById(decoded(location.hash.slice(1)));
  const line = target?.closest(".h-line, .h-caption, .h-removed, .h-gone");
  if (!line) return;
  line.classList.add("h-target");
  if (!target.classList.contains("h-old-id")) return;
  const told = document.getElementById(`d-${target.id}`) ?? line.closest(".h-row")?.querySelector(".h-changed");
  if (told) told.open = true;
}

function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

if (section) {
  document.addEventListener("click", pressed);
  window.addEventListener("hashchange", found);
  found();
}
