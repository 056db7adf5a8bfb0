// From what stands in the form to the file that it makes; nothing here knows of the page.
import { describe } from "./anchor.js";
import { fileStem, fileText } from "./compose.js";
import { trimmed } from "./letters.js";
import { problems } from "./rules.js";

/** A form that nobody has filled in yet. */
export function blank(today, name, date) {
  return {
    kind: "note", note: "", author: name, created: today, speakers: [], via: [], form: "",
    question: "", value: "", bound: "", as_of: date, status: "", id: "", ar: "", en: "", type: "",
  };
}

/**
 * The file: {value, path, content, problems}.
 * `words` is what the reader wants to speak of as a span of the text, or null where they are not there.
 */
export function made(state, words, { text, article, taken, data, known }) {
  const selector = words ? describe(words, text) : { exact: "", prefix: "", suffix: "" };
  const value = valueOf(state, selector, known.questions.get(state.question)?.type);
  const fields = data.fields[state.kind];
  const found = problems(value, fields, { ...known, text: words ? text : null });
  const isActor = state.kind === "actor";
  const content = fileText(value, fields, isActor ? "../schema/actor.schema.json" : "../../schema/annotation.schema.json");
  const stem = isActor ? state.id : free(fileStem(state.kind, state.author, state.created, content), taken);
  if (isActor) found.unshift(...actorId(state.id, known.actors));
  return {
    value, content, name: `${stem || state.kind}.yml`, problems: found,
    path: `${isActor ? "annotations/actors" : `annotations/articles/${article}`}/${stem || "…"}.yml`,
  };
}

function free(stem, taken) {
  let number = 1;
  while (taken.has(number === 1 ? stem : `${stem}-${number}`)) number += 1;
  return number === 1 ? stem : `${stem}-${number}`;
}

function actorId(id, actors) {
  if (!/^[a-z0-9][a-z0-9_-]{0,63}$/.test(id)) return [{ code: "H206", key: "id", details: { value: id } }];
  return actors.has(id) ? [{ code: "taken", key: "id", details: { id } }] : [];
}

function valueOf(state, { exact, prefix, suffix }, type) {
  if (state.kind === "actor") return actorOf(state, exact);
  const quoted = { kind: state.kind, quote: exact, prefix, suffix };
  const signed = { note: state.note, author: state.author, created: state.created };
  if (state.kind !== "claim") return { ...quoted, ...signed };
  const answers = state.question ? [answerOf(state, type)] : [];
  const said = { speakers: state.speakers, via: state.via, form: state.form || undefined, answers };
  return { ...quoted, ...said, ...signed };
}

function actorOf(state, form) {
  return { name: { ar: state.ar, en: state.en }, type: state.type || undefined, forms: [{ form: trimmed(form) }] };
}

function answerOf(state, type) {
  const value = type === "text" ? state.value : inAscii(state.value);
  return {
    question: state.question, value: dated(value, state.bound), bound: state.bound,
    as_of: inAscii(state.as_of), status: state.status || undefined,
  };
}

/** A number or date as files hold it: Arabic and Persian digits are those that many keyboards write. */
function inAscii(written) {
  return trimmed(written).replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)).replace("\u066b", ".");
}

/** A date that only bounds has an open beginning: «بحلول 2025-09» is ../2025-09. */
function dated(value, bound) {
  return ["by", "until"].includes(bound) && value && !value.includes("/") ? `../${value}` : value;
}

export const suggestedId = (name) => name.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f']/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 64);
