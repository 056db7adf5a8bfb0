// Makes elements. Text is always text: nothing here reads HTML.

let numbers = 0;
export const fresh = (name) => `h-form-${name}-${(numbers += 1)}`;

/** An element with its properties (`class`, `on` as a map of listeners, attributes) and its children. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "on") Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const LATIN = /([A-Za-z0-9./][A-Za-z0-9 _./:?~%=-]*[A-Za-z0-9?~%]|[A-Za-z0-9])/;

/** Arabic words in which every run of Latin letters and digits stands apart, so that 2025-09 is not read as 09-2025. */
export function phrased(text) {
  return text.split(LATIN).map((run, odd) => (odd % 2 ? h("bdi", { dir: "ltr" }, run) : run)).filter((run) => run !== "");
}

/** A labelled control with its hint and a place for what is wrong with it. */
export function field(key, label, control, hint = "") {
  const id = fresh(key), hintId = `${id}-hint`, errorId = `${id}-error`;
  control.id = id;
  control.dataset.key = key;
  control.setAttribute("aria-describedby", [hint && hintId, errorId].filter(Boolean).join(" "));
  return h("div", { class: "h-form-field", "data-field": key },
    h("label", { for: id }, label), hint && h("p", { class: "h-form-hint", id: hintId }, phrased(hint)), control,
    h("p", { class: "h-form-error", id: errorId, hidden: true }));
}

/** Choices of which one is taken, as buttons in a named group. */
export function choice(key, legend, options, chosen, listener) {
  const name = fresh(key), errorId = `${name}-error`;
  const rows = options.map(([value, label, hint]) =>
    h("label", { class: "h-form-choice" },
      h("input", { type: "radio", name, value, checked: value === chosen, "data-key": key, on: { change: listener } }),
      h("span", {}, label, hint && h("small", {}, phrased(hint)))));
  return h("fieldset", { class: "h-form-field", "data-field": key, "aria-describedby": errorId },
    h("legend", {}, legend), h("div", { class: "h-form-choices" }, rows), h("p", { class: "h-form-error", id: errorId, hidden: true }));
}
