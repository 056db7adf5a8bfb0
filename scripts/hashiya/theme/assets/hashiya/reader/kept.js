/** What the device or the tab keeps for the reader; nothing, silently, where it refuses. */

export function kept(place, name) {
  try {
    return globalThis[place].getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a value; null takes it away. */
export function keep(place, name, value) {
  try {
    if (value === null) globalThis[place].removeItem(name);
    else globalThis[place].setItem(name, value);
  } catch {
    // It holds for this page only.
  }
}

/** What scripts say to the reader, by key. */
export const words = JSON.parse(document.getElementById("h-keys")?.dataset.hWords ?? "{}");
