// Letters and words as `hashiya.arabic` sees them. Offsets are code points, half-open.
import { DROPPED, FOLDS } from "./folds.js";
import { ALLOWED, HIDDEN } from "./hidden.js";

// What Python takes for white space.
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`, "gu");
const SPACING = new RegExp(`[${SPACE}]`, "u");
const ENDS = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "gu");
const JOINS = /[\p{L}\p{N}\p{Mn}\u0640\u200c\u200d]/u;
const HANGUL = /[\uac00-\ud7a3]/;
const HIDDEN_LETTERS = new RegExp(HIDDEN, "gu");
const ALLOWED_LETTERS = new RegExp(ALLOWED, "uy");
const table = new Map();
for (const [first, last] of DROPPED) for (let code = first; code <= last; code += 1) table.set(String.fromCodePoint(code), "");
for (const [folded, letters] of Object.entries(FOLDS)) for (const letter of letters) table.set(letter, folded);

export const trimmed = (text) => text.replace(ENDS, "");
export const split = (text) => text.split(SPACES).filter((word) => word !== "");
export const withoutSpaces = (text) => text.replace(SPACES, "");
export const isSpace = (letter) => SPACING.test(letter);
export const joins = (letter) => JOINS.test(letter);

/** One code point folded. Korean syllables are taken apart by Unicode's own fixed rule, which needs no table. */
export function foldLetter(letter) {
  return table.get(letter) ?? (HANGUL.test(letter) ? letter.normalize("NFD") : letter);
}

/** The text folded for comparison. */
export function fold(text) {
  return Array.from(text, foldLetter).join("");
}

/** The letters of the folded text and, for each, the offset of the original one; last the length of the original. */
export function foldWithOrigin(letters) {
  const folded = [], origin = [];
  letters.forEach((letter, offset) => {
    for (const one of foldLetter(letter)) { folded.push(one); origin.push(offset); }
  });
  origin.push(letters.length);
  return { letters: folded, text: folded.join(""), origin };
}

/** The span widened to whole words. */
export function wholeWords(letters, start, end) {
  while (start > 0 && start < letters.length && joins(letters[start - 1]) && joins(letters[start])) start -= 1;
  while (end > 0 && end < letters.length && joins(letters[end - 1]) && joins(letters[end])) end += 1;
  return [start, end];
}

/** The offset in code points of the first character that no file may hold, as `hashiya.hidden` tells; else -1. */
export function firstHidden(text) {
  for (const { index } of text.matchAll(HIDDEN_LETTERS)) {
    ALLOWED_LETTERS.lastIndex = index;
    if (!ALLOWED_LETTERS.test(text)) return Array.from(text.slice(0, index)).length;
  }
  return -1;
}

/** The offsets of all letters but those that are hidden and that comparing passes over. */
export function kept(letters) {
  const text = letters.join(""), hidden = new Set();
  for (const { index } of text.matchAll(HIDDEN_LETTERS)) {
    ALLOWED_LETTERS.lastIndex = index;
    if (!ALLOWED_LETTERS.test(text)) hidden.add(index);
  }
  const found = [];
  let unit = 0;
  letters.forEach((letter, at) => {
    if (!hidden.has(unit) || foldLetter(letter) !== "") found.push(at);
    unit += letter.length;
  });
  return found;
}
