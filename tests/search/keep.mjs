// Unpacks the whole of an index that lies in memory: { path: base64 } in and out.
import { readFileSync } from "node:fs";

const { createSearch } = await import(process.argv[2]);
const { keep } = await import(new URL("keep.js", process.argv[2]));
const table = JSON.parse(readFileSync(0, "utf-8"));
const load = async (path) => Uint8Array.from(atob(table[path]), (letter) => letter.charCodeAt(0)).buffer;
const { files } = await keep(createSearch({ load }), load);
const found = [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString("base64")]);
process.stdout.write(JSON.stringify(Object.fromEntries(found)));
