// The part of an address that names words of the page: a text directive with whole words, alone of their kind on it.
// Source: https://wicg.github.io/scroll-to-text-fragment/ (prefix, start, end, suffix; matched on whole words).
import { fold, isSpace, joins, split, wholeWords } from "./letters.js";

// Longer selections are named by their first and last words.
const LONGEST_WHOLE = 12;
const AT_AN_END = 5;
const MOST_AT_AN_END = 12;
const MOST_AROUND = 8;

/** Widened to whole words: of ours, and of the browser's, which take «3.5» for one. */
export function wholeWordsOf(letters, span) {
  let [start, end] = wholeWords(letters, ...span);
  if (typeof Intl.Segmenter !== "function") return [start, end];
  const edges = new Set([0]);
  let at = 0;
  for (const { segment } of new Intl.Segmenter("ar", { granularity: "word" }).segment(letters.join(""))) edges.add(at += Array.from(segment).length);
  while (!edges.has(start)) start -= 1;
  while (!edges.has(end)) end += 1;
  return [start, end];
}

/**
 * `text=...` for words that begin in one line and end in the same or another one.
 * first, last: {letters, span} with the letters of the line as shown and the span in it; `surroundings` is all text of the page.
 */
export function directive(first, last, surroundings) {
  const all = compared(surroundings), alone = (words) => occurs(all, compared(words)) === 1;
  const one = first.letters === last.letters && first.span[0] === last.span[0];
  const [start] = wholeWordsOf(first.letters, first.span), [, end] = wholeWordsOf(last.letters, last.span);
  const before = pieces(first.letters.slice(0, start)), after = pieces(last.letters.slice(end));
  const chosen = first.letters.slice(start, one ? end : wholeWordsOf(first.letters, first.span)[1]), words = pieces(chosen);
  if (one && words.length <= LONGEST_WHOLE) return whole(chosen.join(""), before, after, alone);
  const ending = one ? words : pieces(last.letters.slice(wholeWordsOf(last.letters, last.span)[0], end));
  return range(words, ending, before, after, alone, one ? Math.floor(words.length / 2) : MOST_AT_AN_END);
}

function whole(chosen, before, after, alone) {
  for (let around = 0; around <= MOST_AROUND; around += 1) {
    for (const [front, back] of [[around, 0], [0, around], [around, around]]) {
      const prefix = lastOf(before, front), suffix = firstOf(after, back);
      if (alone(prefix + chosen + suffix)) return told(prefix, [chosen], suffix);
    }
  }
  return told(lastOf(before, MOST_AROUND), [chosen], firstOf(after, MOST_AROUND));
}

function range(words, ending, before, after, alone, most) {
  const enough = (size, named) => { let n = Math.min(AT_AN_END, size); while (n < Math.min(most, size) && !alone(named(n))) n += 1; return n; };
  const start = firstOf(words, enough(words.length, (n) => firstOf(words, n))), end = lastOf(ending, enough(ending.length, (n) => lastOf(ending, n)));
  let front = 0, back = 0;
  while (front < MOST_AROUND && front < before.length && !alone(lastOf(before, front) + start)) front += 1;
  while (back < MOST_AROUND && back < after.length && !alone(end + firstOf(after, back))) back += 1;
  return told(lastOf(before, front), [start, end], firstOf(after, back));
}

/** Runs without white space, each with what white space follows it (or, first, stands before it). */
function pieces(letters) {
  const found = [];
  let fresh = true;
  for (const letter of letters) {
    if (isSpace(letter) && found.length) { found[found.length - 1] += letter; fresh = true; }
    else if (fresh) { found.push(letter); fresh = isSpace(letter); }
    else found[found.length - 1] += letter;
  }
  return found;
}

/** The last runs with so many words; what has no letter is no word. */
function lastOf(runs, count) {
  let at = runs.length, left = count;
  while (left > 0 && at > 0) { at -= 1; if (Array.from(runs[at]).some(joins)) left -= 1; }
  return runs.slice(at).join("");
}

function firstOf(runs, count) {
  let at = 0, left = count;
  while (left > 0 && at < runs.length) { if (Array.from(runs[at]).some(joins)) left -= 1; at += 1; }
  return runs.slice(0, at).join("");
}

/** A dash, a comma and an ampersand are signs of the directive itself. */
const encoded = (words) => encodeURIComponent(words.trim().toWellFormed?.() ?? words.trim()).replaceAll("-", "%2D");

function told(prefix, words, suffix) {
  const parts = words.map(encoded);
  if (prefix.trim()) parts.unshift(`${encoded(prefix)}-`);
  if (suffix.trim()) parts.push(`-${encoded(suffix)}`);
  return `text=${parts.join(",")}`;
}

const compared = (text) => split(fold(text)).join(" ");

function occurs(all, words) {
  let count = 0;
  for (let at = all.indexOf(words); at >= 0 && count < 2; at = all.indexOf(words, at + 1)) count += 1;
  return count;
}
