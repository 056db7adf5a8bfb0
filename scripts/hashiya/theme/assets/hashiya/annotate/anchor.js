// Ties a quotation to its words, as `hashiya.anchor` does: `describe` makes a selector, `match` finds its spans.
import { fold, foldLetter, foldWithOrigin, joins, quotable, split, withoutSpaces } from "./letters.js";

const LONGEST_PREFIX = 200;
const LONGEST_PROCLITIC = 12;
const PROCLITICS = new Set();
for (const conjunction of ["", "و", "ف"])
  for (const letter of ["", "ب", "ل", "ك"])
    for (const article of ["", "ال", "ل"]) PROCLITICS.add(conjunction + letter + article);

/** A text to match in; folded once, and only if something is not found as it stands. */
export class Text {
  constructor(original) {
    this.original = original;
    this.letters = Array.from(original);
  }
  get folded() {
    this._folded ??= foldWithOrigin(this.letters);
    return this._folded;
  }
  slice(start, end) {
    return this.letters.slice(start, end).join("");
  }
}

/** All spans of whole words that a selector {exact, prefix} fits: exactly, else after folding. */
export function match(selector, text) {
  const prefix = Array.from(withoutSpaces(fold(selector.prefix ?? ""))).slice(-LONGEST_PREFIX).join("");
  const fits = ([start, end]) => isWhole(text.letters, start, end) && follows(prefix, text.letters, start);
  const exact = occurrences(selector.exact, text.original, text.letters).filter(fits);
  if (exact.length) return exact;
  const { text: folded, letters, origin } = text.folded;
  const edge = (start, end) =>
    (start === 0 || origin[start] !== origin[start - 1]) && (end === letters.length || origin[end] !== origin[end - 1]);
  return occurrences(fold(selector.exact), folded, letters)
    .filter(([start, end]) => edge(start, end))
    .map(([start, end]) => [origin[start], end > start ? origin[end] : origin[start]])
    .filter(fits);
}

/** The shortest selector that fits the span and nothing else, as a file may hold it: a prefix grows by words. */
export function describe([start, end], text) {
  const exact = quotable(text.slice(start, end));
  const before = split(text.slice(0, start));
  for (let count = 0; count <= before.length; count += 1) {
    const selector = { exact, prefix: quotable(before.slice(before.length - count).join(" ")) };
    const found = match(selector, text);
    // Invisible marks right behind the span may be taken with it.
    if (found.length === 1 && found[0][0] === start && quotable(text.slice(...found[0])) === exact) return selector;
  }
  return { exact, prefix: quotable(before.join(" ")) };
}

function isWhole(letters, start, end) {
  if (start >= end || (end < letters.length && joins(letters[end - 1]) && joins(letters[end]))) return false;
  let first = start;
  while (first > 0 && start - first <= LONGEST_PROCLITIC && joins(letters[first - 1]) && joins(letters[first])) first -= 1;
  return first === start || PROCLITICS.has(letters.slice(first, start).map(foldLetter).join(""));
}

function follows(prefix, letters, start) {
  if (!prefix) return true;
  const before = letters.slice(Math.max(0, start - 6 * LONGEST_PREFIX), start);
  return withoutSpaces(before.map(foldLetter).join("")).endsWith(prefix);
}

/** The spans of a text's occurrences, overlapping ones too, from UTF-16 units to code points. */
function occurrences(wanted, text, letters) {
  const units = [], length = Array.from(wanted).length;
  for (let at = wanted ? text.indexOf(wanted) : -1; at >= 0; at = text.indexOf(wanted, at + 1)) units.push(at);
  if (!units.length || text.length === letters.length) return units.map((at) => [at, at + length]);
  const points = new Map();
  let at = 0;
  letters.forEach((letter, offset) => { points.set(at, offset); at += letter.length; });
  return units.filter((unit) => points.has(unit)).map((unit) => [points.get(unit), points.get(unit) + length]);
}
