/** A small index whole, in one file, so that from then on searching needs no network. */

import { Numbers, unpack } from "./search.js";

/** The files of the index and their stamp; null where the index is too large, or the reader wants to save data. */
export async function keep(engine, load) {
  const { whole, stamp } = await engine.ready();
  if (!whole || navigator.connection?.saveData) return null;
  const bytes = await unpack(new Uint8Array(await load("whole.bin", stamp)));
  const own = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (own !== stamp) return null;
  const from = new Numbers(bytes, 4);
  const files = new Map();
  const taken = () => {
    const length = from.next();
    from.at += length;
    return bytes.slice(from.at - length, from.at);
  };
  while (from.at < bytes.length) files.set(new TextDecoder().decode(taken()), taken().buffer);
  return { stamp, files };
}
