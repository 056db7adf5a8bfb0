// The fields of the form, each bound to its key of the state; which of them are shown depends on the kind and question.
import { choice, field, h } from "./dom.js";
import { Picker } from "./picker.js";
import { t } from "./words.js";

/** All fields below the words: {element, show}; `changed(key, value)` is called at every change. */
export function fields(state, data, changed) {
  const set = (key) => (event) => changed(key, event.target.value);
  const input = (key, more = {}) => {
    const control = h("input", { type: "text", autocomplete: "off", ...more, on: { input: set(key) } });
    control.value = state[key];
    return control;
  };
  const select = (key, options) => {
    const control = h("select", { on: { change: set(key) } }, options.map(([value, label]) => h("option", { value }, label)));
    control.value = state[key];
    return control;
  };
  const note = h("textarea", { rows: "4", dir: "auto", on: { input: set("note") } });
  note.value = state.note;
  const noteField = field("note", t("form.note"), note, t("form.note.hint"));
  const picker = (key) => {
    const made = new Picker(data.actors, state[key], (chosen) => changed(key, chosen));
    const placed = field(key, t(`form.${key}`), made.control, t(`form.${key}.hint`));
    made.control.after(made.chips);
    return placed;
  };
  const answer = new AnswerFields(state, data, { input, select, changed });
  const claim = h("div", { class: "h-form-part" }, picker("speakers"), picker("via"),
    choice("form", t("form.form"), ["direct", "indirect", "background"].map((form) => [form, t(`claim.form.${form}`), t(`form.form.${form}`)]), state.form, set("form")),
    answer.element);
  const types = data.fields.actor.find(({ key }) => key === "type").choices.filter((type) => type !== "narrator");
  const actor = h("div", { class: "h-form-part" },
    field("ar", t("form.ar"), input("ar")), field("en", t("form.en"), input("en", { dir: "ltr", lang: "en" })),
    field("id", t("form.id"), input("id", { dir: "ltr", spellcheck: "false" }), t("form.id.hint")),
    field("type", t("form.type"), select("type", [["", t("form.choose")], ...types.map((type) => [type, t(`actor.type.${type}`)])])));
  const author = field("author", t("form.author"), input("author", { autocomplete: "name", dir: "auto" }), t("form.author.hint"));
  const show = () => {
    const isActor = state.kind === "actor";
    claim.hidden = state.kind !== "claim";
    actor.hidden = !isActor;
    author.hidden = noteField.hidden = isActor;
    noteField.querySelector("label").textContent = t(state.kind === "claim" ? "form.note.optional" : `form.note.${state.kind}`);
    answer.show();
  };
  return { element: h("div", {}, claim, actor, noteField, author), show };
}

/** The question that a claim answers, with fields for an answer of its type. */
class AnswerFields {
  constructor(state, data, { input, select, changed }) {
    this.state = state;
    this.data = data;
    this.make = { input, select };
    this.changed = changed;
    const options = data.questions.map(([id, text]) => [id, text]);
    const question = field("question", t("form.question"), select("question", [["", t("form.question.none")], ...options]));
    this.rest = h("div", { class: "h-form-part" });
    this.element = h("div", { hidden: !data.questions.length }, question, this.rest);
    this.shown = null;
  }

  show() {
    const question = this.data.questions.find(([id]) => id === this.state.question);
    if (this.shown === (question?.[0] ?? "")) return;
    if (this.shown !== null) { this.changed("value", "", true); this.changed("bound", "", true); }
    this.shown = question?.[0] ?? "";
    this.rest.replaceChildren(...(question ? this.fieldsOf(question) : []));
  }

  fieldsOf([, , type, unit]) {
    const { input, select } = this.make, bounds = this.data.bounds[type] ?? [];
    const value = type === "yes-no"
      ? select("value", [["", t("form.choose")], ["yes", t("answer.yes")], ["no", t("answer.no")]])
      : input("value", type === "text" ? { dir: "auto" } : { dir: "ltr", inputmode: type === "quantity" ? "decimal" : "text" });
    const label = unit ? t("form.value.unit", { unit }) : t("form.value");
    return [
      bounds.length ? field("bound", t("form.bound"), select("bound", [["", t("form.bound.none")], ...bounds.map((bound) => [bound, t(`form.bound.${bound}`)])])) : null,
      field("value", label, value, t(`form.value.${type}`)),
      field("as_of", t("form.as_of"), input("as_of", { dir: "ltr" }), t("form.as_of.hint")),
      choice("status", t("form.status"), ["planned", "factual"].map((status) => [status, t(`answer.status.${status}`), t(`form.status.${status}`)]), this.state.status, (event) => this.changed("status", event.target.value)),
    ].filter(Boolean);
  }
}
