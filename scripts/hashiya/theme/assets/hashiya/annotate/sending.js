// The ways on which a file leaves the page, all of them by the reader's own hand.
import { LONGEST_MAIL, mail, newFile } from "./forge.js";
import { h } from "./dom.js";
import { t } from "./words.js";

/** The address that the forge would be opened at, and whether the content fits into it. */
export function address(made, forge) {
  if (!forge.kind) return { url: "", bytes: 0, fits: false };
  const full = newFile(forge.kind, forge.repo, forge.branch, made.path, made.content);
  const fits = forge.carries && full.length <= forge.longest;
  const url = fits || !forge.carries ? full : newFile(forge.kind, forge.repo, forge.branch, made.path, "");
  return { url, bytes: full.length, fits };
}

/** Opens the forge; what does not fit into the address is copied first. Tells what was done. */
export async function propose(made, forge, shown) {
  const { url, fits } = address(made, forge);
  // Copied in any case: a forge that asks to sign in first may lose what the address carries.
  const copying = copied(made.content, shown);
  window.open(url, "_blank", "noopener,noreferrer");
  const done = await copying;
  if (fits) return "form.opened";
  return done ? "form.opened-copied" : "form.opened-not-copied";
}

/** Puts a text on the clipboard; `shown` is the element that shows it, for browsers that only copy what is selected. */
export async function copied(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const range = document.createRange(), selection = getSelection();
    range.selectNodeContents(shown);
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy");
  }
}

export function download(made) {
  const url = URL.createObjectURL(new Blob([made.content], { type: "application/yaml" }));
  const link = h("a", { href: url, download: made.name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A letter with the file in it; one that mail programs would cut asks to paste what was copied. */
export async function post(made, contact, shown) {
  const subject = t("form.mail.subject", { path: made.path });
  const full = mail(contact, subject, `${made.path}\n\n${made.content}`);
  const fits = full.length <= LONGEST_MAIL;
  const done = fits || (await copied(made.content, shown));
  const link = h("a", { href: fits ? full : mail(contact, subject, `${made.path}\n\n${t("form.mail.paste")}\n`) });
  link.click();
  return fits ? "form.mailed" : done ? "form.mailed-copied" : "form.opened-not-copied";
}
