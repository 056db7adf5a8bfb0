/** What a reader has in hand on an article's page: the size of its letters, reading without notes, handing it on. */

import { copy, say } from "../share.js";
import { keep, words } from "./kept.js";

const root = document.documentElement;
const MIDDLE = 2;
const LARGEST = 5;
const STEPS = [["h-smaller", -1], ["h-larger", 1]];
const tool = (name) => document.querySelector(`.h-tools .${name}`);

function resize(by) {
  const size = Math.min(LARGEST, Math.max(1, Number(root.dataset.hSize ?? MIDDLE) + by));
  if (size === MIDDLE) delete root.dataset.hSize;
  else root.dataset.hSize = size;
  keep("localStorage", "hashiya:size", size === MIDDLE ? null : String(size));
  say(words["tools.said.size"].replace("{n}", size));
  bound(size);
}

/** Buttons that lead no further say so, and keep the focus. */
function bound(size) {
  for (const [name, by] of STEPS) tool(name)?.setAttribute("aria-disabled", String(size === (by > 0 ? LARGEST : 1)));
}

const isSeen = (element) => element.getClientRects().length > 0;

/** Shows the text alone, or all again; the line that is being read stays where it is. */
function read(wanted) {
  const line = [...document.querySelectorAll(".h-line")].find((one) => isSeen(one) && one.getBoundingClientRect().bottom > 60);
  const before = line?.getBoundingClientRect().top;
  root.toggleAttribute("data-h-reading", wanted);
  keep("sessionStorage", "hashiya:reading", wanted ? "1" : null);
  quieten(wanted);
  if (line && scrollY) scrollBy({ top: line.getBoundingClientRect().top - before, behavior: "instant" });
  const { activeElement: focused } = document;
  if (focused !== document.body && !isSeen(focused)) tool("h-read").focus({ preventScroll: true });
  say(words[wanted ? "tools.said.reading" : "tools.said.all"]);
}

/** Names in the text look like its other words then, so the Tab key passes them by. */
function quieten(wanted) {
  for (const link of document.querySelectorAll("#title a, .h-text a")) {
    if (wanted) link.tabIndex = -1;
    else link.removeAttribute("tabindex");
  }
}

const isReading = () => root.hasAttribute("data-h-reading");

/** Who follows a link to what the mode hides sees it, and to marked words their mark. */
function arrived() {
  const target = isReading() && document.getElementById(location.hash.slice(1));
  if (!target || (isSeen(target) && !target.id.startsWith("m-"))) return;
  read(false);
  target.scrollIntoView();
}

/** The published address of the page; nothing where a page on a disk has none. */
function address() {
  const published = document.querySelector("link[rel=canonical]")?.href;
  return published ?? (location.protocol === "file:" ? "" : location.href.replace(/[?#].*$/s, ""));
}

async function share() {
  const url = address();
  if (navigator.share) {
    try {
      return await navigator.share({ title: document.querySelector("h1").textContent.trim(), url });
    } catch (refused) {
      if (refused.name === "AbortError") return undefined;
    }
  }
  return say((await copy(url)) ? words["tools.said.copied"] : words["tools.said.not-copied"].replace("{address}", url));
}

for (const [name, by] of STEPS) tool(name)?.addEventListener("click", () => resize(by));
bound(Number(root.dataset.hSize ?? MIDDLE));
tool("h-read")?.addEventListener("click", () => read(!isReading()));
if (address()) tool("h-share")?.addEventListener("click", share);
else tool("h-share")?.remove();
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || !isReading() || document.querySelector("dialog[open]")) return;
  if (!event.target.closest?.("input, textarea, select")) read(false);
});
if (isReading()) quieten(true);
addEventListener("hashchange", arrived);
arrived();
