// Ties a quotation to its words, as `hashiya.anchor.exact` does: `describe` makes a selector, `match` finds its spans.
import { fold, foldLetter, foldWithOrigin, isSpace, joins, quotable, split, withoutSpaces } from "./letters.js";

const LONGEST_CONTEXT = 200;
const WINDOW = 6 * LONGEST_CONTEXT;
// How far words beside a quotation are looked through, over the ends of lines, where those in its line do not do.
const BESIDE = 200;
const LONGEST_PROCLITIC = 12;
const PROCLITICS = new Set();
for (const conjunction of ["", "و", "ف"])
  for (const letter of ["", "ب", "ل", "ك"])
    for (const article of ["", "ال", "ل"]) PROCLITICS.add(conjunction + letter + article);

/** A text to match in; folded once. `clean` is the same without invisible marks, which no file may hold. */
export class Text {
  constructor(original) {
    this.original = original;
    this.letters = Array.from(original);
  }
  get folded() {
    this._folded ??= foldWithOrigin(this.letters);
    return this._folded;
  }
  get clean() {
    if (!this._clean) {
      const clean = quotable(this.original);
      this._clean = clean === this.original ? this : new Text(clean);
    }
    return this._clean;
  }
  slice(start, end) {
    return this.letters.slice(start, end).join("");
  }
}

/** All spans of whole words that a selector {exact, prefix, suffix} fits: exactly, else after folding. */
export function match(selector, text) {
  const exact = literally(selector, text);
  return exact.length ? exact : whenFolded(selector, text);
}

/** The shortest selector that fits the span and nothing else, as a file may hold it. */
export function describe([start, end], text) {
  if (text.clean === text) return told([start, end], text);
  const before = Array.from(quotable(text.slice(0, start))).length;
  return told([before, before + Array.from(quotable(text.slice(start, end))).length], text.clean);
}

function told(span, text) {
  const first = shortest(span, text), { exact } = first;
  const behind = split(text.slice(span[1], span[1] + BESIDE)), before = split(text.slice(Math.max(0, span[0] - BESIDE), span[0]));
  const others = [
    ...behind.map((_, at) => ({ exact, prefix: "", suffix: behind.slice(0, at + 1).join(" ") })),
    ...before.map((_, at) => ({ exact, prefix: last(before, at + 1), suffix: "" })),
  ];
  return [first, ...others].find((one) => isWritable(one) && isAlone(one, span, text)) ?? first;
}

const isWritable = ({ prefix, suffix }) => !/[\p{Cc}\p{Cs}]/u.test(prefix + suffix);

function shortest(span, text) {
  const nearest = split(text.slice(Math.max(0, span[0] - LONGEST_CONTEXT), span[0])).join(" ");
  for (const selector of selectors(span, text)) if (isAlone(selector, span, text)) return selector;
  return { exact: text.slice(...span), prefix: nearest, suffix: "" };
}

/** Words before the quotation in its line, then those behind it there, then those of earlier lines; one by one. */
function* selectors([start, end], text) {
  const { letters } = text, exact = text.slice(start, end);
  const line = letters.lastIndexOf("\n", start - 1) + 1 || 0, found = letters.indexOf("\n", end);
  const before = start ? split(text.slice(line, start)) : [], behind = split(text.slice(end, found < 0 ? letters.length : found));
  for (let count = 0; count <= before.length; count += 1) yield { exact, prefix: last(before, count), suffix: "" };
  for (let count = 1; count <= behind.length; count += 1) yield { exact, prefix: before.join(" "), suffix: behind.slice(0, count).join(" ") };
  const words = split(text.slice(Math.max(0, start - WINDOW), start));
  for (let count = 1, length = 0; count <= words.length; count += 1) {
    length += Array.from(words[words.length - count]).length;
    if (length > LONGEST_CONTEXT) return;
    if (count > before.length) yield { exact, prefix: last(words, count), suffix: "" };
  }
}

const last = (words, count) => words.slice(words.length - count).join(" ");

function isAlone(selector, [start, end], text) {
  const found = [...literally(selector, text), ...whenFolded(selector, text)];
  return found.length > 0 && found.every(([first, final]) => first === start && final === end);
}

function literally(selector, text) {
  return fitting(selector, text, occurrences(selector.exact, text.original, text.letters));
}

function whenFolded(selector, text) {
  const { text: folded, letters, origin } = text.folded;
  const edge = ([start, end]) =>
    (start === 0 || origin[start] !== origin[start - 1]) && (end === letters.length || origin[end] !== origin[end - 1]);
  const found = occurrences(fold(selector.exact), folded, letters).filter(edge);
  return fitting(selector, text, found.map(([start, end]) => [origin[start], end > start ? origin[end] : origin[start]]));
}

function fitting(selector, { letters }, spans) {
  const prefix = Array.from(withoutSpaces(fold(selector.prefix ?? ""))).slice(-LONGEST_CONTEXT);
  const suffix = Array.from(withoutSpaces(fold(selector.suffix ?? ""))).slice(0, LONGEST_CONTEXT);
  return spans.filter(([start, end]) => isWhole(letters, start, end)
    && (!prefix.length || follows(prefix, letters.slice(Math.max(0, start - WINDOW), start)))
    && (!suffix.length || precedes(suffix, letters.slice(end, end + WINDOW))));
}

function isWhole(letters, start, end) {
  if (start >= end || (end < letters.length && joins(letters[end - 1]) && joins(letters[end]))) return false;
  let first = start;
  while (first > 0 && start - first <= LONGEST_PROCLITIC && joins(letters[first - 1]) && joins(letters[first])) first -= 1;
  return first === start || PROCLITICS.has(letters.slice(first, start).map(foldLetter).join(""));
}

/** True where a window ends with folded letters, white space apart, as whole words. */
function follows(prefix, window) {
  const { letters, origin } = unspaced(window), first = letters.length - prefix.length;
  return first >= 0 && prefix.every((letter, at) => letters[first + at] === letter) && begins(window, origin[first]);
}

function precedes(suffix, window) {
  const { letters, origin } = unspaced(window);
  const end = suffix.every((letter, at) => letters[at] === letter) ? origin[suffix.length] : -1;
  return end > 0 && (end === window.length || !(joins(window[end - 1]) && joins(window[end])));
}

/** True where a word begins, or goes on behind proclitics. */
function begins(letters, at) {
  if (at >= letters.length) return true;
  let first = at, end;
  while (first < letters.length && isSpace(letters[first])) first += 1;
  for (end = first; end < letters.length && !isSpace(letters[end]); end += 1);
  return isWhole(letters, at, at + end - first);
}

function unspaced(window) {
  const { letters, origin } = foldWithOrigin(window), kept = [...letters.keys()].filter((at) => !isSpace(letters[at]));
  return { letters: kept.map((at) => letters[at]), origin: [...kept.map((at) => origin[at]), window.length] };
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
