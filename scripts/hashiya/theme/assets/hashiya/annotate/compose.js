// Writes contributed files as YAML, letter for letter as `hashiya.compose` does.
import { trimmed } from "./letters.js";

const PROSE = new Set(["quote", "prefix", "suffix", "note", "reason", "asserts"]);
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}_ ./()«»،؛؟+-]*[\p{L}\p{N}_.)»؟])?$/u;
const MEANT = /^(?:[0-9.+-]*|0[xob].*|true|false|yes|no|on|off|y|n|null)$/iu;
const BLOCK = /^[^\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*$/u;
const UNSEEN = /[\p{C}\p{Z}]/u;
const LONGEST_SLUG = 20;

/** The lines of one key with its text, moved in by `indent` spaces. */
export function keyed(key, value, indent = 0) {
  const margin = " ".repeat(indent);
  const text = PROSE.has(key) ? trimmed(value) : value;
  if (PROSE.has(key) && text && BLOCK.test(text)) {
    const lines = text.split("\n").map((line) => (line ? `${margin}  ${line}` : ""));
    return `${margin}${key}: |\n${lines.join("\n")}\n`;
  }
  return `${margin}${key}: ${scalar(text)}\n`;
}

/** A text on one line: as it is where that can be nothing else, else in double quotes. */
export function scalar(value) {
  return PLAIN.test(value) && !MEANT.test(value) ? value : escaped(JSON.stringify(value));
}

export function listed(key, values) {
  return `${key}: [${values.map(scalar).join(", ")}]\n`;
}

/** A whole file: the fields in their order, without those that are absent or as they are by default. */
export function fileText(value, fields, schema) {
  return `# yaml-language-server: $schema=${schema}\n${keys(value, fields, 0)}`;
}

/** A name for a new file that hardly anybody else will choose. */
export function fileStem(kind, name, day, content) {
  const plain = name.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "");
  const slug = plain.replace(/[^a-z0-9]+/g, "-").slice(0, LONGEST_SLUG).replace(/^-+|-+$/g, "");
  const digits = day.replace(/[^0-9]/g, "").slice(0, 8);
  return [kind, slug, digits, digest(content)].filter(Boolean).join("-");
}

function digest(content) {
  let found = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(content)) found = Math.imul(found ^ byte, 0x01000193);
  return (((found >>> 16) ^ (found & 0xffff)) & 0xffff).toString(16).padStart(4, "0");
}

function keys(value, fields, indent) {
  return fields.filter((field) => isTold(value[field.key], field)).map((f) => entry(f, value[f.key], indent)).join("");
}

function isTold(value, field) {
  if (value === undefined || value === null) return false;
  return field.required || !(value === (field.default ?? "") || (field.many && !value.length));
}

function entry(field, value, indent) {
  const margin = " ".repeat(indent), key = field.key;
  if (field.many && field.type === "record" && value.length) {
    const entries = value.map((one) => `${margin}  - ${keys(one, field.fields, indent + 4).slice(indent + 4)}`);
    return `${margin}${key}:\n${entries.join("")}`;
  }
  if (field.many) return margin + listed(key, value);
  if (field.type === "record") return `${margin}${key}:\n${keys(value, field.fields, indent + 2)}`;
  return keyed(key, value, indent);
}

function escaped(quoted) {
  return Array.from(quoted, (letter) => (letter !== " " && UNSEEN.test(letter) ? escape(letter.codePointAt(0)) : letter)).join("");
}

function escape(code) {
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
}
