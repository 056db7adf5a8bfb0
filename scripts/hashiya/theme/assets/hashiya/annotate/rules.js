// What `hashiya check` would say of a file that is not written yet: the same codes, found in the same order of stages.
import { match } from "./anchor.js";
import { isEdtf } from "./edtf.js";
import { firstHidden, split, trimmed } from "./letters.js";

const ID = /^[a-z0-9][a-z0-9_-]{0,63}(\/[a-z0-9][a-z0-9_-]{0,63})?$/;
const NUMBER = /^-?[0-9]{1,18}(\.[0-9]{1,9})?$/;

/**
 * The problems of a value: {code, key, details}, none where it may be proposed as it is.
 * `known` has the archive's `actors` (ids to names), `questions` (ids to {type}), the `bounds`, the most words of a form as `longest`, and the article's `text`.
 */
export function problems(value, fields, known) {
  const hidden = texts(value).find(([, text]) => firstHidden(text) >= 0);
  if (hidden) {
    const code = Array.from(hidden[1])[firstHidden(hidden[1])].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    return [{ code: "H108", key: hidden[0], details: { character: `U+${code}` } }];
  }
  const unfit = shape(value, fields, "");
  return unfit.length ? unfit : meaning(value, fields, known);
}

function texts(value, at = "") {
  if (typeof value === "string") return [[at, value]];
  return Object.entries(value ?? {}).flatMap(([key, one]) => texts(one, at ? `${at}.${key}` : key));
}

/** What reading the file would refuse. */
function shape(value, fields, at) {
  return fields.flatMap((field) => {
    const key = at ? `${at}.${field.key}` : field.key, found = value[field.key];
    if (found === undefined || found === null) return field.required ? [{ code: "H202", key, details: { key: field.key } }] : [];
    if (field.many) return found.flatMap((one, number) => single(one, field, `${key}.${number}`));
    return single(found, field, key);
  });
}

function single(found, field, key) {
  if (field.type === "record") return shape(found, field.fields, key);
  if (!field.required && !field.many && found === "") return [];
  const value = found;
  if (field.type === "choice" && !field.choices.includes(value))
    return [{ code: "H204", key, details: { value, allowed: field.choices.join(", ") } }];
  if (field.type === "date" && !isEdtf(value)) return [{ code: "H205", key, details: { value } }];
  if (field.type === "id" && !ID.test(value)) return [{ code: "H206", key, details: { value } }];
  if (field.type === "prose" && field.required && !trimmed(value)) return [{ code: "H207", key, details: { key: field.key } }];
  return [];
}

/** What the check would say of a file that reads well. */
function meaning(value, fields, known) {
  const found = known.text && "quote" in value ? anchoring(value, known.text) : [];
  if (value.kind === "claim" && !value.speakers.length) found.push({ code: "H410", key: "speakers", details: {} });
  (value.answers ?? []).forEach((answer, number) => found.push(...fitting(answer, `answers.${number}`, known)));
  (value.forms ?? []).forEach(({ form }, number) => {
    if (split(form).length > known.longest) found.push({ code: "H413", key: `forms.${number}.form`, details: { limit: String(known.longest) } });
  });
  return [...found, ...references(value, fields, known, "")];
}

function anchoring(value, text) {
  const selector = { exact: value.quote, prefix: value.prefix, suffix: value.suffix }, hits = match(selector, text).length;
  if (hits === 1) return [];
  const beside = value.prefix ? "prefix" : value.suffix ? "suffix" : "";
  const without = hits || !beside ? 0 : match({ exact: value.quote }, text).length;
  if (without) return [{ code: "H304", key: beside, details: { quote: value[beside], hits: String(without) } }];
  return [{ code: hits ? "H302" : "H303", key: "quote", details: { quote: value.quote.slice(0, 80), hits: String(hits) } }];
}

function fitting(answer, at, known) {
  const type = known.questions.get(answer.question)?.type;
  if (!type) return [];
  if (!fits(answer.value, type)) return [{ code: "H406", key: `${at}.value`, details: { value: answer.value, type } }];
  const bound = answer.bound ?? "";
  if (bound && !(known.bounds[type] ?? []).includes(bound)) return [{ code: "H411", key: `${at}.bound`, details: { value: bound, type } }];
  return [];
}

function fits(value, type) {
  if (type === "date") return isEdtf(value);
  if (type === "quantity") return NUMBER.test(value);
  return type === "yes-no" ? ["yes", "no"].includes(value) : trimmed(value) !== "";
}

function references(value, fields, known, at) {
  return fields.flatMap((field) => {
    const found = value[field.key], key = at ? `${at}.${field.key}` : field.key;
    if (found === undefined || found === null || found === "") return [];
    return [found].flat().flatMap((one, number) => {
      const place = field.many ? `${key}.${number}` : key;
      if (field.type === "record") return references(one, field.fields, known, place);
      const missing = field.type === "id" && known[field.of] && !known[field.of].has(one);
      return missing ? [{ code: "H415", key: place, details: { id: `${field.of}/${one}` } }] : [];
    });
  });
}
