// What the reader is writing, kept for this page until the tab is closed; and the name, if the reader wants it kept.

const NAME = "hashiya:name";

export class Draft {
  constructor(article) {
    this.key = `hashiya:draft:${article}`;
  }
  load() {
    return tried(() => JSON.parse(sessionStorage.getItem(this.key))) ?? null;
  }
  save(state) {
    return tried(() => { sessionStorage.setItem(this.key, JSON.stringify(state)); return true; }) ?? false;
  }
  clear() {
    tried(() => sessionStorage.removeItem(this.key));
  }
}

export const keptName = () => tried(() => localStorage.getItem(NAME)) ?? "";

export function keepName(name, wanted) {
  tried(() => (wanted && name ? localStorage.setItem(NAME, name) : localStorage.removeItem(NAME)));
}

/** A browser may refuse to keep anything. */
function tried(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
