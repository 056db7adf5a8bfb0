// What the module's analyzer makes of texts: { tables, texts } on standard input, as tests/search/test_parity.py reads it.
import { readFileSync } from "node:fs";

const { Analyzer } = await import(process.argv[2]);
const { tables, texts } = JSON.parse(readFileSync(0, "utf-8"));
const analyzer = new Analyzer(tables);
const answers = texts.map((text) =>
  analyzer.words(text).map(({ word }) => [
    word,
    analyzer.sureCore(word),
    analyzer.cores(word),
    analyzer.stem(word),
    analyzer.skeleton(analyzer.stem(word)),
    analyzer.key(word),
  ]),
);
process.stdout.write(JSON.stringify(answers));
