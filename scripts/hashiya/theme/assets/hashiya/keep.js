/** A small index whole, in one file, so that from then on searching needs no network. */

import { Numbers, checked, unpack } from "./search.js";

/** The files of the index and their stamp; null where the index is too large, or the reader wants to save data. */
export async function keep(engine, load) {
  await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
  if (globalThis.document) await import("./box.js");
  const { whole, stamp } = await engine.ready();
  if (!whole || navigator.connection?.saveData) return null;
  const bytes = checked(await unpack(new Uint8Array(await load("whole.bin", stamp))), stamp);
  const from = new Numbers(bytes);
  const files = new Map();
  const taken = () => {
    const length = from.next();
    from.at += length;
    return bytes.slice(from.at - length, from.at);
  };
  while (from.at < bytes.length) files.set(new TextDecoder().decode(taken()), taken().buffer);
  return { stamp, files };
}
