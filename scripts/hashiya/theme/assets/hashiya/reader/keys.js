/** The keys of pages, by their places, so that they are the same on Arabic keyboards. Which there are stands in the dialog. */

import { keep, kept, words } from "./kept.js";

const SWITCH = "hashiya:keys";
const FIELD = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false])";
// The theme goes to other pages and looks for its own search by these, and nobody can switch that off.
const THEMES = /^[fsnp/,.]$/;
const dialog = document.getElementById("h-keys");
const keys = new Map();

const DOES = {
  search: () => (document.querySelector("#h-search-query") ?? document.querySelector("[data-h-find] input"))?.focus(),
  help: () => dialog.showModal(),
  next: () => follow("next"),
  previous: () => follow("prev"),
  read: () => document.querySelector(".h-tools .h-read")?.click(),
  "note-next": () => import("./notes.js").then(({ step }) => step(1)),
  "note-previous": () => import("./notes.js").then(({ step }) => step(-1)),
  cite: () => import("./notes.js").then(({ cite }) => cite()),
};

function follow(relation) {
  const link = document.querySelector(`a[rel~=${relation}]`);
  if (link) location.href = link.href;
}

const isOn = () => kept("localStorage", SWITCH) !== "off";

function pressed(event) {
  const { key, code, shiftKey, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.getModifierState("AltGraph")) return;
  if (target.closest?.(FIELD) || document.querySelector("dialog[open]")) return;
  if (THEMES.test(key)) event.stopPropagation();
  const does = keys.get(key) ?? keys.get(shiftKey ? `Shift+${code}` : code);
  if (!does || event.defaultPrevented || event.repeat || !isOn()) return;
  event.preventDefault();
  DOES[does]();
}

if (dialog) {
  for (const { dataset, parentElement } of dialog.querySelectorAll("[data-code]")) {
    const { does } = parentElement.parentElement.dataset;
    for (const name of [dataset.code, ...(dataset.letter ?? "")]) keys.set(name, does);
  }
  for (const button of document.querySelectorAll(".h-keys-open")) button.addEventListener("click", DOES.help);
  dialog.querySelector(".h-keys-close").addEventListener("click", () => dialog.close());
  const box = dialog.querySelector(".h-keys-on");
  box.checked = isOn();
  box.addEventListener("change", () => keep("localStorage", SWITCH, box.checked ? null : "off"));
  document.addEventListener("keydown", pressed);
}
