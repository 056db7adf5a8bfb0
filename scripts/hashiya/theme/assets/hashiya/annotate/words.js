// The words of the interface, from the catalogue of the archive, in the language that the address asks for.
import { data as whole } from "./data.js";

const asked = [new URLSearchParams(location.search).get("lang"), document.documentElement.lang];
export const language = asked.find((code) => Object.hasOwn(whole.said, code)) ?? Object.keys(whole.said)[0];
/** What the form knows of this archive, with names in that language. */
export const data = { ...whole, ...whole.said[language] };
/** Attributes of what is said in it. */
export const tongue = { lang: language, dir: data.direction };
const plural = new Intl.PluralRules(language);

/** The string of a key, filled in; in the plural form that `n` wants. */
export function t(key, details = {}) {
  let found = data.words[key];
  if (typeof found === "object") found = (details.n === 0 && found["=0"]) || (found[plural.select(details.n)] ?? found.other);
  return filled(found ?? key, details);
}

/** What is wrong in words; `label` is what the form calls the field. */
export function told({ code, details }, label) {
  if (code === "taken") return t("form.taken");
  if (code === "H302" || code === "H304") return t("form.not-alone");
  const [wrong, mend] = data.problems[code], given = { ...details, key: label };
  return filled(wrong, given) + (["H202", "H207", "H108"].includes(code) ? "" : ` ${filled(mend, given)}`);
}

const filled = (text, details) => String(text).replace(/\{(\w+)\}/g, (whole, key) => details[key] ?? whole);
