// Ties a quotation to its words, as `hashiya.anchor.exact` does: `describe` makes a selector, `match` finds its spans.
import { firstHidden, fold, foldLetter, foldWithOrigin, isSpace, joins, kept, split, withoutSpaces } from "./letters.js";

const LONGEST_CONTEXT = 200;
const FURTHEST = 6 * LONGEST_CONTEXT;
// How far words beside a quotation are looked through, over the ends of lines, where those in its line do not do.
const BESIDE = 200;
const LONGEST_PROCLITIC = 12;
const PROCLITICS = new Set();
for (const conjunction of ["", "و", "ف"])
  for (const letter of ["", "ب", "ل", "ك"])
    for (const article of ["", "ال", "ل"]) PROCLITICS.add(conjunction + letter + article);

/** A text to match in; folded once. */
export class Text {
  constructor(original) {
    this.original = original;
    this.letters = Array.from(original);
  }
  get folded() {
    this._folded ??= foldWithOrigin(this.letters);
    return this._folded;
  }
  /** The folded text without white space, with the offset of the original letter of each of its letters. */
  get bare() {
    if (!this._bare) {
      const { letters, origin } = this.folded, kept = [...letters.keys()].filter((at) => !isSpace(letters[at]));
      this._bare = { letters: kept.map((at) => letters[at]), origin: [...kept.map((at) => origin[at]), this.letters.length] };
    }
    return this._bare;
  }
  /** The same without hidden characters that comparing passes over, with the offsets of the letters that are left. */
  get clean() {
    if (!this._clean) {
      const offsets = kept(this.letters);
      this._clean = { offsets, text: offsets.length === this.letters.length ? this : new Text(offsets.map((at) => this.letters[at]).join("")) };
    }
    return this._clean;
  }
  slice(start, end) {
    return this.letters.slice(start, end).join("");
  }
}

/** All spans of whole words that a selector {exact, prefix, suffix} fits: exactly, else after folding. */
export function match(selector, text) {
  const exact = within(selector, literally(selector.exact, text), text);
  return exact.length ? exact : within(selector, whenFolded(selector.exact, text), text);
}

/** The shortest selector that fits the span and nothing else, as a file may hold it. */
export function describe([start, end], text) {
  const { offsets, text: clean } = text.clean;
  return told([place(offsets, start), place(offsets, end)], clean);
}

/** Where the shortest does not do, or cannot be written: the words behind it, or before, over the ends of lines too. */
function told(span, text) {
  const exact = text.slice(...span), places = [...literally(exact, text), ...whenFolded(exact, text)];
  const first = shortest(span, [...places, span], text);
  const behind = split(text.slice(span[1], span[1] + BESIDE)), before = split(text.slice(Math.max(0, span[0] - BESIDE), span[0]));
  const others = [
    ...behind.map((_, at) => ({ exact, prefix: "", suffix: behind.slice(0, at + 1).join(" ") })),
    ...before.map((_, at) => ({ exact, prefix: before.slice(before.length - at - 1).join(" "), suffix: "" })),
  ];
  return [first, ...others].find((one) => isWritable(one) && isOnly(within(one, places, text), span)) ?? first;
}

const isWritable = ({ prefix, suffix }) => firstHidden(`${prefix} ${suffix}`) < 0;
const isOnly = (found, [start, end]) => found.length > 0 && found.every(([first, final]) => first === start && final === end);

/** Words before the quotation in its line, then those behind it there, then those of earlier lines; one by one. */
function shortest([start, end], places, text) {
  const { letters } = text, exact = text.slice(start, end);
  const line = start ? letters.lastIndexOf("\n", start - 1) + 1 : 0, found = letters.indexOf("\n", end);
  const before = nearest(split(text.slice(line, start)).reverse());
  const behind = nearest(split(text.slice(end, found < 0 ? letters.length : found)));
  const further = nearest(split(text.slice(Math.max(0, start - FURTHEST), start)).reverse());
  const told = (words, others) => ({ exact, prefix: words.slice().reverse().join(" "), suffix: others.join(" ") });
  const around = [];
  for (let count = 0; count <= before.length; count += 1) around.push(told(before.slice(0, count), []));
  for (let count = 1; count <= behind.length; count += 1) around.push(told(before, behind.slice(0, count)));
  for (let count = before.length + 1; count <= further.length; count += 1) around.push(told([...before, ...further.slice(before.length, count)], []));
  return around.find((one) => isOnly(within(one, places, text), [start, end])) ?? told([...before, ...further.slice(before.length)], []);
}

/** The first words of a list, as many as are compared at most. */
function nearest(words) {
  let length = 0;
  const more = words.findIndex((word) => (length += Array.from(word).length) > LONGEST_CONTEXT);
  return more < 0 ? words : words.slice(0, more);
}

function literally(exact, text) {
  return occurrences(exact, text.original, text.letters).filter(([start, end]) => isWhole(text.letters, start, end));
}

function whenFolded(exact, text) {
  const { text: folded, letters, origin } = text.folded;
  const edge = ([start, end]) =>
    (start === 0 || origin[start] !== origin[start - 1]) && (end === letters.length || origin[end] !== origin[end - 1]);
  const found = occurrences(fold(exact), folded, letters).filter(edge);
  return found.map(([start, end]) => [origin[start], end > start ? origin[end] : origin[start]])
    .filter(([start, end]) => isWhole(text.letters, start, end));
}

/** The spans that stand between the prefix and the suffix of a selector. */
function within({ prefix, suffix }, spans, text) {
  const before = Array.from(withoutSpaces(fold(prefix ?? ""))).slice(-LONGEST_CONTEXT);
  const behind = Array.from(withoutSpaces(fold(suffix ?? ""))).slice(0, LONGEST_CONTEXT);
  return spans.filter(([start, end]) => (!before.length || follows(before, start, text)) && (!behind.length || precedes(behind, end, text)));
}

/** True where folded letters stand right before an offset, white space apart, as whole words. */
function follows(prefix, start, { bare, letters }) {
  const first = place(bare.origin, start) - prefix.length;
  return first >= 0 && prefix.every((letter, at) => bare.letters[first + at] === letter) && begins(letters, bare.origin[first]);
}

function precedes(suffix, end, { bare, letters }) {
  const first = place(bare.origin, end), last = bare.origin[Math.min(first + suffix.length, bare.letters.length)];
  return suffix.every((letter, at) => bare.letters[first + at] === letter) && !cuts(letters, last);
}

/** The place of the first number of a sorted list that is not less than another. */
function place(numbers, wanted) {
  let low = 0, high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isWhole = (letters, start, end) => start < end && !cuts(letters, end) && begins(letters, start);

/** True where an offset lies within a word. */
const cuts = (letters, at) => at > 0 && at < letters.length && joins(letters[at - 1]) && joins(letters[at]);

/** True where a word begins, or goes on behind proclitics. */
function begins(letters, start) {
  let first = start;
  while (start - first <= LONGEST_PROCLITIC && cuts(letters, first)) first -= 1;
  return first === start || PROCLITICS.has(letters.slice(first, start).map(foldLetter).join(""));
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
