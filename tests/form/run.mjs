// Answers questions to the form's own code: JSON lines in, JSON lines out.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const from = (name) => import(pathToFileURL(`${process.argv[2]}/${name}.js`));
const [letters, anchor, compose, edtf, forge, rules] = await Promise.all(
  ["letters", "anchor", "compose", "edtf", "forge", "rules"].map(from));

const ANSWERS = {
  fold: ({ text }) => letters.fold(text),
  joins: ({ first, last }) => {
    const found = [];
    for (let c = first; c < last; c += 1) if (letters.joins(String.fromCodePoint(c))) found.push(c);
    return found;
  },
  folds: ({ first, last }) => {
    const found = {};
    for (let c = first; c < last; c += 1) {
      const letter = String.fromCodePoint(c), folded = letters.foldLetter(letter);
      if (folded !== letter) found[c] = folded;
    }
    return found;
  },
  wholeWords: ({ text, span }) => letters.wholeWords(Array.from(text), ...span),
  hidden: ({ text }) => letters.firstHidden(text),
  match: ({ text, exact, prefix, suffix }) => anchor.match({ exact, prefix, suffix }, new anchor.Text(text)),
  describe: ({ text, span }) => { const found = anchor.describe(span, new anchor.Text(text)); return [found.exact, found.prefix, found.suffix]; },
  keyed: ({ key, value, indent }) => compose.keyed(key, value, indent ?? 0),
  listed: ({ key, values }) => compose.listed(key, values),
  file: ({ value, fields, schema }) => compose.fileText(value, fields, schema),
  stem: ({ kind, name, day, content }) => compose.fileStem(kind, name, day, content),
  edtf: ({ text }) => edtf.isEdtf(text),
  new_file: ({ forge: kind, repo, branch, path, content }) => forge.newFile(kind, repo, branch, path, content),
  problems: ({ value, fields, text, actors, questions, bounds }) => {
    const known = { text: text === undefined ? null : new anchor.Text(text), bounds, longest: 20, actors: new Map(Object.entries(actors)),
      questions: new Map(Object.entries(questions).map(([id, type]) => [id, { type }])) };
    return rules.problems(value, fields, known).map(({ code, key }) => [code, key]).sort();
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { ask, ...given } = JSON.parse(line);
  console.log(JSON.stringify(ANSWERS[ask](given)));
}
