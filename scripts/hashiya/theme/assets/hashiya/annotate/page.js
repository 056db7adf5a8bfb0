// The text of the article as it stands on the page, and the words that are selected in it.
import { Text } from "./anchor.js";
import { joins, trimmed, wholeWords } from "./letters.js";
import { directive } from "./link.js";

const BLOCKS = "p, div, li, h1, h2, h3, h4, dt, dd, td, th, summary, figcaption, blockquote, button, label, option, nav, script, style";

/** The lines of the seed that stand on the page, and the text that they make; blank lines are not shown and empty. */
export class ArticlePage {
  constructor(root) {
    this.root = root;
    const found = Array.from(root.querySelectorAll("[data-line]"), (element) => ({
      element, number: Number(element.dataset.line), words: wordsOf(element), start: 0, end: 0,
    }));
    this.lines = found.sort((one, other) => one.number - other.number);
    const texts = [];
    for (const line of this.lines) texts[line.number - 1] = line.words;
    this.text = new Text(Array.from(texts, (words) => words ?? "").join("\n"));
    let at = 0, next = 0;
    for (const line of this.lines) {
      at += line.number - 1 - next;
      line.start = at;
      line.end = at + Array.from(line.words).length;
      at = line.end;
      next = line.number - 1;
    }
  }

  lineOf(element) {
    const found = element?.closest?.("[data-line]");
    return this.lines.find((line) => line.element === found);
  }

  /** What a range selects: {line, span, notices}; null where it selects nothing of the text. */
  selected(range) {
    const found = this.parts(range);
    if (!found.length) return null;
    const { line, span } = found[0], notices = [];
    const widened = wholeWords(this.text.letters, ...span);
    if (widened[0] !== span[0] || widened[1] !== span[1]) notices.push("form.widened");
    if (found.length > 1) notices.push("form.cut");
    return { line, span: widened, notices };
  }

  /** The parts of lines that a range selects: {line, span}. */
  parts(range) {
    const touched = this.lines.filter((line) => range.intersectsNode(line.element));
    return touched.map((line) => ({ line, span: this.within(line, range) })).filter(({ span }) => span);
  }

  /** The fragment of an address for the words that a range selects: the id of their passage, and the words themselves. */
  fragment(range) {
    const parts = this.parts(range).filter(({ line }) => line.element.getClientRects().length);
    const [first, last = first] = [...new Set([parts[0], parts[parts.length - 1]])].map(({ line, span }) => ({
      letters: Array.from(pieces(line.element).map((piece) => piece.node.data).join("")),
      span: span.map((at) => at - line.start), before: textBefore(line.element),
    }));
    return `#${parts[0].line.element.closest("[id]").id}:~:${directive(first, last)}`;
  }

  /** The span of the part of a line that a range selects, without white space at its ends; null where none is left. */
  within(line, range) {
    let at = line.start, first = null, last = null;
    for (const piece of pieces(line.element)) {
      const part = selectedPart(piece, range);
      if (part) { first ??= at + part[0]; last = at + part[1]; }
      at += piece.length;
    }
    return first === null ? null : this.bare([first, last]);
  }

  /** A span without white space at its ends; null where there is nothing else, or not one letter in it. */
  bare([start, end]) {
    const { letters } = this.text;
    while (start < end && trimmed(letters[start]) === "") start += 1;
    while (end > start && trimmed(letters[end - 1]) === "") end -= 1;
    return letters.slice(start, end).some(joins) ? [start, end] : null;
  }

  /** The whole line, as a span. */
  whole(line) {
    return this.bare([line.start, line.end]);
  }
}

/** The text nodes of a line with their lengths in code points; a picture counts as the character that it stands for. */
function pieces(element) {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) {
    const node = walk.currentNode, control = node.parentElement.closest("[data-cp]");
    const words = control ? String.fromCodePoint(parseInt(control.dataset.cp, 16)) : node.data;
    found.push({ node, words, length: Array.from(words).length, whole: control !== null });
  }
  return found;
}

/** All text of the page that stands before an element, what stands apart divided by white space. */
function textBefore(element) {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  let block = null;
  while (walk.nextNode() && !element.contains(walk.currentNode)) {
    const own = walk.currentNode.parentElement.closest(BLOCKS);
    if (own?.matches("script, style")) continue;
    if (own !== block) found.push("\n");
    block = own;
    found.push(walk.currentNode.data);
  }
  return found.join("");
}

const wordsOf = (element) => pieces(element).map((piece) => piece.words).join("");

/** The part of a text node that a range selects, in code points. */
function selectedPart({ node, length, whole }, range) {
  const inside = range.comparePoint(node, 0) === 0 || range.comparePoint(node, node.length) === 0;
  if (!inside && node !== range.startContainer && node !== range.endContainer) return null;
  const start = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : node.length;
  if (start >= end) return null;
  return whole ? [0, length] : [count(node.data, start, false), count(node.data, end, true)];
}

/** How many code points stand before an offset in UTF-16 units; one that it divides counts where `over`. */
function count(data, offset, over) {
  const divided = /^[\udc00-\udfff]/.test(data.slice(offset)) && /[\ud800-\udbff]$/.test(data.slice(0, offset));
  return Array.from(data.slice(0, offset)).length - (divided && !over ? 1 : 0);
}
