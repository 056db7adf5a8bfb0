// The form: a dialog that shows the file while it is written, tells what is missing, and hands it on.
import { choice, h, phrased } from "./dom.js";
import { keepName } from "./draft.js";
import { fields } from "./fields.js";
import { blank, made, suggestedId } from "./form.js";
import { Quotation } from "./quotation.js";
import { address, copied, download, post, propose } from "./sending.js";
import { t, told, tongue } from "./words.js";

// A name has seldom more words: more are not taken for one.
const LIKELY_NAME = 6;
const PLACES = { quote: "words", prefix: "words", suffix: "words", "forms.0.form": "words", "name.ar": "ar", "name.en": "en" };
const fieldOf = (key) => PLACES[key] ?? key.replace(/^answers\.0\./, "").replace(/^(speakers|via)\.\d+$/, "$1");

export class FormView {
  /** `context` is what `made` wants, with the `page`, the `draft`, the day and the name to begin with. */
  constructor(context) {
    this.context = context;
    this.status = h("p", { class: "h-form-status", role: "status" });
    this.preview = h("code", { class: "h-form-yaml", dir: "auto" });
    this.path = h("code", { class: "h-form-path", dir: "ltr" });
    this.meter = h("meter", { min: "0", optimum: "0", high: String(context.data.forge.longest - 1), max: String(context.data.forge.longest), "aria-label": t("form.meter") });
    this.bytes = h("span", { "aria-live": "polite" });
    this.next = h("section", { class: "h-form-next", hidden: true });
    this.body = h("div", { class: "h-form-body" });
    this.dialog = h("dialog", { class: "h-form", ...tongue, "aria-labelledby": "h-form-title", on: { close: () => this.closed() } },
      h("form", { class: "h-form-inner", novalidate: true, on: { submit: (event) => { event.preventDefault(); this.send("main"); } } },
        h("div", { class: "h-form-head" }, h("h2", { id: "h-form-title" }, t("form.title")),
          h("button", { type: "button", class: "h-form-close", "aria-label": t("form.close"), on: { click: () => this.dialog.close() } }, "×")),
        this.body, this.footer()));
    document.body.append(this.dialog);
  }

  /** Opens for words of a line; what was written before and not sent is there again. */
  open(selected, opener) {
    this.opener = opener;
    const kept = this.context.draft.load();
    this.state = { ...blank(this.context.today(), this.context.name(), this.context.date), ...(kept?.state ?? {}) };
    this.state.created = this.context.today();
    this.fill(selected);
    if (kept && kept.state.note) this.say("form.restored");
    this.dialog.showModal();
    this.quotation.control.focus({ preventScroll: true });
  }

  fill(selected) {
    const { page, data } = this.context;
    this.tried = false;
    this.next.hidden = true;
    this.status.replaceChildren();
    this.quotation = new Quotation(page, () => this.refresh());
    this.quotation.begin(selected);
    this.fields = fields(this.state, data, (key, value, silent) => this.change(key, value, silent));
    const kinds = choice("kind", t("form.kind"), data.kinds.map((kind) => [kind, t(kind === "actor" ? "form.kind.actor" : `kind.${kind}`), t(`form.kind.${kind}.hint`)]), this.state.kind, (event) => this.change("kind", event.target.value));
    kinds.classList.add("h-form-kinds");
    this.body.replaceChildren(
      h("p", { class: "h-form-kept" }, t("form.private"), " ", h("button", { type: "button", class: "h-form-link", on: { click: () => this.again() } }, t("form.again"))),
      this.quotation.element, kinds, this.fields.element, this.nameKept(),
      h("details", { class: "h-form-file", open: true }, h("summary", {}, t("form.file")), h("p", {}, this.path),
        h("pre", { tabindex: "0", "aria-label": t("form.file") }, this.preview)),
      this.next);
    this.fields.show();
    this.refresh();
  }

  nameKept() {
    const box = h("input", { type: "checkbox", checked: this.context.name() !== "", on: { change: () => keepName(this.state.author, box.checked) } });
    this.keep = box;
    this.keepField = h("label", { class: "h-form-choice" }, box, h("span", {}, t("form.keep-name")));
    return this.keepField;
  }

  footer() {
    const { data } = this.context, button = (key, action, main) =>
      h("button", { type: main ? "submit" : "button", class: main ? "h-form-main" : "h-form-other", on: main ? {} : { click: () => this.send(action) } }, phrased(t(key, { host: data.forge.host })));
    this.main = data.forge.kind ? "propose" : "download";
    const measure = h("p", { class: "h-form-meter", hidden: !data.forge.carries }, this.meter, " ", this.bytes);
    const send = h("p", { class: "h-form-hint", hidden: Boolean(data.forge.kind) }, t("form.send"), " ",
      data.contact && h("a", { href: `mailto:${data.contact}`, dir: "ltr" }, data.contact));
    return h("div", { class: "h-form-foot" }, this.status, measure, send, h("div", { class: "h-form-actions" },
      button(data.forge.kind ? "form.propose" : "form.download", this.main, true), button("form.copy", "copy"),
      data.forge.kind && button("form.download", "download"), data.contact && button("form.mail", "mail")));
  }

  change(key, value, silent) {
    if (key === "en" && [suggestedId(this.state.en), ""].includes(this.state.id)) {
      this.state.id = suggestedId(value);
      this.body.querySelector("input[data-key=id]").value = this.state.id;
    }
    if (key === "kind" && value === "actor" && !this.state.ar && this.quotation.control.value.split(" ").length <= LIKELY_NAME) {
      this.state.ar = this.quotation.control.value.trim();
      this.body.querySelector("input[data-key=ar]").value = this.state.ar;
    }
    this.state[key] = value;
    if (key === "form" && value === "background") this.narrated();
    if (silent) return;
    this.fields.show();
    this.refresh();
  }

  /** A claim in the article's own voice is said by the narrator, where the archive has one. */
  narrated() {
    const narrator = this.context.data.actors.find(([, , type]) => type === "narrator");
    if (narrator && !this.state.speakers.length) {
      this.state.speakers = [narrator[0]];
      const old = this.fields.element;
      this.fields = fields(this.state, this.context.data, (key, value, silent) => this.change(key, value, silent));
      old.replaceWith(this.fields.element);
      this.body.querySelector("input[data-key=form][value=background]").focus();
    }
  }

  /** The file as it is now, shown and measured; what is wrong is told once somebody has tried to send it. */
  refresh() {
    this.made = made(this.state, this.quotation.span, { ...this.context, text: this.context.page.text });
    this.preview.textContent = this.made.content;
    this.path.textContent = this.made.path;
    this.keepField.hidden = this.state.kind === "actor";
    if (this.keep.checked) keepName(this.state.author, true);
    const { forge } = this.context.data, { bytes, fits } = address(this.made, forge);
    this.meter.value = bytes;
    this.meter.className = fits ? "" : "h-form-over";
    clearTimeout(this.soon);
    this.soon = setTimeout(() => {
      const numbers = { n: bytes.toLocaleString("en"), longest: forge.longest.toLocaleString("en") };
      this.bytes.textContent = t(fits ? "form.bytes" : "form.bytes-over", numbers);
    }, 300);
    if (this.tried) this.showProblems();
    if (this.status.classList.contains("h-form-wrong")) this.tellWrong();
    this.context.draft.save({ state: this.state, line: this.quotation.line.number, words: this.quotation.control.value });
  }

  showProblems() {
    const found = new Map();
    for (const problem of this.made.problems) if (!found.has(fieldOf(problem.key))) found.set(fieldOf(problem.key), problem);
    for (const place of this.body.querySelectorAll("[data-field]")) {
      const problem = found.get(place.dataset.field), error = place.querySelector(".h-form-error");
      const label = place.querySelector("label, legend").firstChild.textContent;
      error.replaceChildren(...phrased(problem ? told(problem, `«${label}»`) : ""));
      error.hidden = !problem;
      for (const control of place.querySelectorAll("[data-key]")) control.toggleAttribute("aria-invalid", Boolean(problem));
    }
    return this.body.querySelector(".h-form-error:not([hidden])")?.closest("[data-field]");
  }

  tellWrong() {
    const places = new Set(this.made.problems.map(({ key }) => fieldOf(key)));
    if (places.size) this.say("form.wrong", { n: places.size });
    else this.status.replaceChildren();
  }

  async send(action) {
    this.tried = true;
    const wrong = this.showProblems();
    if (wrong) {
      this.tellWrong();
      (wrong.querySelector("[data-key]:checked") ?? wrong.querySelector("[data-key]")).focus();
      wrong.scrollIntoView({ block: "nearest" });
      return;
    }
    const { data } = this.context, wanted = action === "main" ? this.main : action, shown = this.preview;
    const actions = {
      propose: () => propose(this.made, data.forge, shown),
      copy: async () => ((await copied(this.made.content, shown)) ? "form.copied" : "form.not-copied"),
      download: () => { download(this.made); return "form.downloaded"; },
      mail: () => post(this.made, data.contact, shown),
    };
    this.say(await actions[wanted](), { path: this.made.path });
    this.showNext(wanted);
  }

  showNext(action) {
    const steps = action === "propose" ? ["fork", "commit", "pull", "check", "review", "publish"] : action === "mail" ? ["send", "review", "publish"] : ["upload", "pull", "check", "review", "publish"];
    this.next.replaceChildren(h("h3", {}, t("form.next")), h("ol", {}, steps.map((step) => h("li", {}, phrased(t(`form.next.${step}`, { path: this.made.path }))))));
    this.next.hidden = false;
    this.next.scrollIntoView({ block: "nearest" });
  }

  /** Begins anew with the same words. */
  again() {
    this.context.draft.clear();
    this.state = blank(this.context.today(), this.context.name(), this.context.date);
    this.fill({ line: this.quotation.line, span: this.quotation.span ?? this.context.page.whole(this.quotation.line), notices: [] });
    this.quotation.control.focus();
  }

  say(key, details) {
    this.status.classList.toggle("h-form-wrong", key === "form.wrong");
    this.status.replaceChildren(...phrased(t(key, details)));
  }

  closed() {
    this.opener?.focus({ preventScroll: true });
  }
}
