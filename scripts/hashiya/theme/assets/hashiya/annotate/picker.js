// Chooses several names from a long list: a field that proposes them, and the chosen ones as buttons that take them off.
import { fresh, h } from "./dom.js";
import { t } from "./words.js";

/** `names` are [id, name] pairs; `changed` is called with the chosen ids. */
export class Picker {
  constructor(names, chosen, changed) {
    this.names = names.map(([id, name]) => [id, `${name} (${id})`]);
    this.chosen = chosen;
    this.changed = changed;
    const list = fresh("names");
    this.control = h("input", { type: "text", list, autocomplete: "off", placeholder: t("form.pick"), on: {
      input: () => this.take(false), change: () => this.take(true),
      keydown: (event) => { if (event.key === "Enter") { event.preventDefault(); this.take(true); } },
    } });
    this.list = h("datalist", { id: list }, this.names.map(([, label]) => h("option", { value: label })));
    this.chips = h("ul", { class: "h-form-chips" });
    this.show();
  }

  /** Takes what is written if it is one of the list; once writing has ended, also what only one of the list begins with. */
  take(ended) {
    const written = this.control.value.trim();
    let found = this.names.filter(([id, label]) => label === written || id === written);
    if (!found.length && ended && written) found = this.names.filter(([, label]) => label.startsWith(written));
    if (found.length !== 1) return;
    this.control.value = "";
    if (!this.chosen.includes(found[0][0])) this.set([...this.chosen, found[0][0]]);
  }

  set(chosen) {
    this.chosen = chosen;
    this.show();
    this.changed(chosen);
  }

  show() {
    const label = (id) => this.names.find(([known]) => known === id)?.[1] ?? id;
    this.chips.replaceChildren(...this.chosen.map((id) =>
      h("li", {}, h("button", { type: "button", "aria-label": t("form.unpick", { name: label(id) }), on: {
        click: () => { this.set(this.chosen.filter((other) => other !== id)); this.control.focus(); },
      } }, h("bdi", {}, label(id)), h("span", { "aria-hidden": "true" }, "×")))));
  }
}
