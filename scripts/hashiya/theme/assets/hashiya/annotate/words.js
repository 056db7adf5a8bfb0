// The words of the interface, from the catalogue of the archive.
import { data } from "./data.js";

/** The string of a key, filled in; plural forms as of CLDR for Arabic. */
export function t(key, details = {}) {
  let found = data.words[key];
  if (typeof found === "object") found = found[category(details.n)] ?? found.other;
  return filled(found ?? key, details);
}

/** What is wrong in words; `label` is what the form calls the field. */
export function told({ code, details }, label) {
  if (code === "taken") return t("form.taken");
  if (code === "H302" || code === "H304") return t("form.not-alone");
  const found = data.problems[code], given = { ...details, key: label };
  const mend = ["H202", "H207", "H108"].includes(code) ? "" : ` ${filled(found.mend_ar, given)}`;
  return filled(found.ar, given) + mend;
}

const filled = (text, details) => String(text).replace(/\{(\w+)\}/g, (whole, key) => details[key] ?? whole);

function category(n) {
  if (n <= 2) return ["zero", "one", "two"][n];
  if (n % 100 >= 3 && n % 100 <= 10) return "few";
  return n % 100 >= 11 ? "many" : "other";
}
