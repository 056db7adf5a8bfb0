// Answers queries with the search module: node answer.mjs MODULE FOLDER QUERIES.json
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [module, folder, asked] = process.argv.slice(2);
const { createSearch } = await import(pathToFileURL(module));
const queries = JSON.parse(await readFile(asked, "utf-8"));
let loaded = 0;
const load = async (path) => {
  const bytes = await readFile(join(folder, path));
  if (!/^(documents|manifest)/.test(path)) loaded += bytes.length;
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
};
const found = { ids: [], milliseconds: [], sizes: [] };
const warm = createSearch({ load });
for (const query of queries.slice(0, 40)) await warm.search(query);
for (const query of queries) {
  const started = performance.now();
  const { hits } = await warm.search(query);
  found.milliseconds.push(performance.now() - started);
  found.ids.push(hits.map((hit) => hit.id));
}
for (const query of queries) {
  const cold = createSearch({ load });
  loaded = 0;
  await cold.search(query);
  found.sizes.push(loaded);
}
console.log(JSON.stringify(found));
