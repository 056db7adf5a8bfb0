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
 * `text=...` for words that begin in one line and end in the same or another one, so that a browser, which takes the first
 * that it finds, finds these.
 * first, last: {letters, span, before} with the letters of the line as shown, the span in it and all text of the page
 * before it; the same object where it is one line.
 */
export function directive(first, last) {
  const begin = wholeWordsOf(first.letters, first.span), finish = wholeWordsOf(last.letters, last.span);
  const before = pieces(first.letters.slice(0, begin[0])), words = pieces(first.letters.slice(...begin));
  const after = pieces(last.letters.slice(finish[1])), head = first.before + before.join("");
  if (first === last && words.length <= LONGEST_WHOLE) return whole(words.join(""), head, before, after);
  const [ending, most] = first === last ? [words, Math.floor(words.length / 2)] : [pieces(last.letters.slice(...finish)), MOST_AT_AN_END];
  const chosen = firstOf(words, fewest(AT_AN_END, Math.min(most, words.length), (n) => isFirst(head, "", firstOf(words, n))));
  const front = fewest(0, MOST_AROUND, (n) => isFirst(head, lastOf(before, n), chosen));
  // The end is looked for behind the start only.
  const between = first === last ? words.join("") : last.before.slice(first.before.length) + last.letters.slice(0, finish[1]).join("");
  const isLast = (end, suffix) => isFirst(between.slice(0, between.length - end.length), "", end + suffix);
  const closing = lastOf(ending, fewest(AT_AN_END, Math.min(most, ending.length), (n) => isLast(lastOf(ending, n), "")));
  const back = fewest(0, MOST_AROUND, (n) => isLast(closing, firstOf(after, n)));
  return told(lastOf(before, front), [chosen, closing], firstOf(after, back));
}

function whole(chosen, head, before, after) {
  for (let around = 0; around < MOST_AROUND; around += 1) {
    for (const [front, back] of [[around, 0], [0, around], [around, around]]) {
      const prefix = lastOf(before, front), suffix = firstOf(after, back);
      if (isFirst(head, prefix, chosen + suffix)) return told(prefix, [chosen], suffix);
    }
  }
  return told(lastOf(before, MOST_AROUND), [chosen], firstOf(after, MOST_AROUND));
}

/** The least number that will do, between two; the greater one where none does. */
function fewest(least, most, willDo) {
  let n = Math.min(least, most);
  while (n < most && !willDo(n)) n += 1;
  return n;
}

/** True where a prefix, which ends the text before, with the words after it stands nowhere earlier. */
function isFirst(head, prefix, words) {
  const all = compared(head + words);
  return all.indexOf(compared(prefix + words)) === all.length - compared(prefix + words).length;
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
