// The words that the annotation speaks of: a field in which they can be narrowed, and a choice where they stand twice.
import { match, Text } from "./anchor.js";
import { field, fresh, h } from "./dom.js";
import { trimmed, wholeWords } from "./letters.js";
import { t } from "./words.js";

const AROUND = 24;

export class Quotation {
  constructor(page, changed) {
    this.page = page;
    this.changed = changed;
    this.control = h("textarea", { rows: "3", dir: "auto", on: { input: () => { this.find(); this.changed(); } } });
    this.places = h("select", { "aria-label": t("form.places"), hidden: true, on: { change: () => this.take(Number(this.places.value)) } });
    this.notice = h("p", { class: "h-form-notice", id: fresh("notice"), role: "status" });
    this.element = field("words", t("form.words"), this.control, t("form.words.hint"));
    this.control.after(this.places, this.notice);
  }

  /** Begins with words that are selected, or with a whole line. */
  begin({ line, span, notices }) {
    this.line = line;
    this.alone = new Text(line.words);
    this.span = span;
    this.control.value = this.page.text.slice(...span);
    this.tell(notices);
    this.places.hidden = true;
  }

  /** Finds what is written now in the line; the place that lies where the last one lay is taken. */
  find() {
    const written = trimmed(this.control.value), { line } = this, notices = [];
    let found = match({ exact: written, prefix: "" }, this.alone).map((span) => span.map((at) => at + line.start));
    if (!found.length && written) {
      const at = line.words.indexOf(written);
      if (at >= 0) {
        const start = line.start + Array.from(line.words.slice(0, at)).length;
        found = [wholeWords(this.page.text.letters, start, start + Array.from(written).length)];
        notices.push("form.widened");
      }
    }
    const before = this.span;
    this.found = found;
    const kept = before ? found.findIndex(([start, end]) => start >= before[0] && end <= before[1]) : 0;
    this.span = found[Math.max(0, kept)] ?? null;
    if (this.span) this.last = this.span;
    else this.span = null;
    if (found.length > 1) notices.push("form.places");
    this.tell(this.span ? notices : ["form.not-there"]);
    this.list(found, Math.max(0, kept));
  }

  list(found, chosen) {
    this.places.hidden = found.length < 2;
    this.places.replaceChildren(...found.map(([start, end], number) => {
      const { text } = this.page;
      const around = `…${text.slice(Math.max(this.line.start, start - AROUND), start)}[${text.slice(start, end)}]${text.slice(end, Math.min(this.line.end, end + AROUND))}…`;
      return h("option", { value: String(number) }, around);
    }));
    if (found.length > 1) this.places.value = String(chosen);
  }

  take(number) {
    this.span = this.found[number];
    this.changed();
  }

  tell(notices) {
    this.notice.textContent = notices.map((key) => t(key)).join(" ");
  }
}
