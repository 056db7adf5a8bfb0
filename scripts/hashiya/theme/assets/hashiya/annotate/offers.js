// What becomes of an offer to annotate: the button for what is selected, and the form for it or for a paragraph.
import { copy, say, whole } from "../share.js";
import { h } from "./dom.js";
import { Draft, keptName } from "./draft.js";
import { ArticlePage } from "./page.js";
import { FormView } from "./view.js";
import { data, t, tongue } from "./words.js";

export class Offers {
  constructor(root, section) {
    this.page = new ArticlePage(root);
    this.section = section;
    this.near = window.matchMedia("(hover: hover) and (min-width: 60em)");
    // The selection stays while a button is pressed; where a touch takes it away all the same, what it was counts.
    const pressing = {
      pointerdown: (event) => { event.preventDefault(); this.pressing = true; },
      mousedown: (event) => event.preventDefault(),
      pointercancel: () => { this.pressing = false; },
    };
    const button = (key, click) => h("button", { type: "button", class: "h-form-offer", "data-offer": key, on: { ...pressing, click: () => { this.pressing = false; click(); } } }, t(`form.${key}`));
    for (const add of root.querySelectorAll(".h-add")) {
      add.title = t("form.add");
      add.setAttribute("aria-label", t("form.add-line", { n: this.page.lineOf(add).number }));
    }
    this.floating = h("div", { class: "h-offers", hidden: true, ...tongue },
      button("offer", () => this.open(this.selected, this.adder(this.selected.line))), button("link", () => this.link()));
    document.addEventListener("pointerdown", (event) => { if (!this.floating.contains(event.target)) this.pressing = false; });
  }

  /** Offers to go on where something was begun and not sent. */
  offerToResume() {
    const kept = this.context().draft.load();
    if (kept?.state.note) this.section.append(h("p", {}, h("button", { type: "button", class: "h-form-link", on: { click: (event) => this.resume(kept, event.target) } }, t("form.resume"))));
  }

  /** Opens the form for what is selected in the line of a button, else for the whole line. */
  pressed(button) {
    const line = this.page.lineOf(button);
    const selected = this.selected?.line === line ? this.selected : { line, span: this.page.whole(line), notices: ["form.whole"] };
    this.open(selected, button);
  }

  adder(line) {
    return line.element.querySelector(".h-add");
  }

  selection() {
    const selection = getSelection();
    if (this.pressing) return;
    if (selection.isCollapsed && document.activeElement?.classList.contains("h-add")) return;
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    this.selected = range ? this.page.selected(range) : null;
    this.range = range?.cloneRange();
    this.floating.hidden = !this.selected;
    if (this.selected) this.place(range);
  }

  /** Beside the selection where there is a pointer that hovers; else at the foot of the screen, away from its handles. */
  place(range) {
    const { style } = this.floating;
    if (!this.floating.isConnected) document.body.append(this.floating);
    if (!this.near.matches) {
      style.removeProperty("top");
      style.removeProperty("left");
      this.floating.classList.add("h-offers--foot");
      return;
    }
    this.floating.classList.remove("h-offers--foot");
    const rects = range.getClientRects(), last = rects[rects.length - 1] ?? range.getBoundingClientRect();
    const width = this.floating.offsetWidth, left = Math.min(Math.max(8, last.left), document.documentElement.clientWidth - width - 8);
    style.setProperty("top", `${window.scrollY + last.bottom + 6}px`);
    style.setProperty("left", `${left}px`);
  }

  /** Copies the address of the selected words; where that cannot be, shows it. */
  async link() {
    const address = whole(document.querySelector("#versions")?.dataset.page, this.page.fragment(this.range));
    if (await copy(address)) say(t("form.link-copied"));
    else say(`${t("form.link-shown")} ${address}`, 60000);
  }

  open(selected, opener) {
    this.floating.hidden = true;
    this.view ??= new FormView(this.context());
    this.view.open(selected, opener);
  }

  resume({ line: number, words }, opener) {
    const line = this.page.lines.find((one) => one.number === number) ?? this.page.lines[0];
    this.open({ line, span: this.page.whole(line), notices: [] }, opener);
    this.view.quotation.control.value = words;
    this.view.quotation.find();
    this.view.refresh();
  }

  context() {
    const { article, date } = this.section.dataset;
    const actors = new Map(data.actors), questions = new Map(data.questions.map(([id, , type]) => [id, { type }]));
    const taken = new Set(Array.from(document.querySelectorAll('[id^="n-"]'), (note) => note.id.slice(2)));
    return {
      article, date, data, taken, page: this.page, draft: new Draft(article), name: keptName, today,
      known: { actors, questions, bounds: data.bounds, longest: data.longest },
    };
  }
}

/** The reader's own day. */
function today() {
  const now = new Date(), two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
