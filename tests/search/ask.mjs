// Asks an index that lies in memory: { files: { path: base64 }, calls: [[query, options]] } on standard input.
import { readFileSync } from "node:fs";

const { createSearch } = await import(process.argv[2]);
const { files, calls, renewed, language } = JSON.parse(readFileSync(0, "utf-8"));
const loads = [];
let table = files;
const load = async (path) => {
  loads.push(path);
  if (!(path in table)) throw new Error(`no file ${path}`);
  return Uint8Array.from(atob(table[path]), (letter) => letter.charCodeAt(0)).buffer;
};
const engine = createSearch({ load, language });
const answers = [];
for (const [query, options] of calls) {
  loads.length = 0;
  answers.push({ ...(await engine.search(query, options)), loads: [...loads] });
  if (renewed) table = renewed;
}
process.stdout.write(JSON.stringify(answers));
