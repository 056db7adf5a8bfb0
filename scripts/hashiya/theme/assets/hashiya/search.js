/**
 * Arabic search over an index of small files, in browsers and in Node. `search/FORMAT.md` describes the files.
 *
 *   const engine = createSearch({ load: async (path) => (await fetch(base + path)).arrayBuffer() });
 *   const { total, hits, suggestions } = await engine.search("لمكافحة الارهاب", { limit: 10 });
 *
 * It is one file so that it can be taken alone. Offsets are UTF-16 code units, half-open, as strings of JavaScript have them.
 */

export const FORMAT = 2;

const SHOWN = 10;
// So many hits of each page are ranked again by their text.
const BLOCK = 20;
// A phrase is looked for in no more texts that hold all of its words, and in fewer that may lack one.
const MOST_VERIFIED = 500;
const MOST_DOUBTED = 100;
const MOST_FRAGMENTS = 400;
const SNIPPET = 190;
// Weights of how a word of the archive relates to a word of the query.
const SAME = 1;
const CLOSE_ENDING = 0.9;
const ENDING = 0.8;
const FAR_ENDING = 0.6;
const PLURAL = 0.65;
const SPELLING = 0.5;
const CLITIC = 0.9;
const DOUBTFUL_CLITIC = 0.4;
const CORRECTED = 0.7;
const BEGUN = 0.5;
const DOUBTFUL = 3;
const COVERED = 2;
const LEAST_COVERED = 0.4;
// The endings of plurals that change within, and of their singulars.
const BARE = /^(?:اء|ات|[هاءي])?$/;
const MOST_PEELED = 6;
// Of longer queries the beginning is read.
const MOST_WORDS = 40;
// A dictionary of so few files is read whole.
const SMALL = 6;

/** The words and affixes of `hashiya.search`, from the tables that the manifest carries. */
export class Analyzer {
  constructor(known) {
    const ranges = known.dropped.map((range) => range.replace(/[0-9a-f]{4}/g, "\\u$&")).join("");
    this.known = known;
    this.written = new RegExp(`\\p{Nd}{1,3}(?:[٬,]\\p{Nd}{3})+(?!\\p{Nd})|[\\p{L}\\p{N}][\\p{L}\\p{N}${ranges}]*`, "gu");
    this.dropped = new RegExp(`[${ranges}]+`, "gu");
    this.kin = new Map(known.letters.flatMap(([many, one]) => [...many].map((letter) => [letter, one])));
    this.keeping = new Set(known.keeping);
    this.always = byLength(known.always);
    this.ambiguous = byLength(known.ambiguous);
    this.weak = new Set(known.weak);
    this.skeletons = new Map(known.kin.flatMap((kin) => [...kin].map((letter) => [letter, kin[0]])));
    for (const letter of known.weak) this.skeletons.set(letter, "");
    this.patterns = new Set(known.patterns.flatMap(([one, other]) => [one + "/" + other, other + "/" + one]));
    this.read = new Map();
  }

  /** The words of a text with the spans of what was written: [{ word, written, start, end }]. */
  words(text) {
    const found = [];
    for (const match of text.replaceAll("_", " ").matchAll(this.written)) {
      const written = match[0];
      for (const word of this.parts(written)) {
        found.push({ word, written, start: match.index, end: match.index + written.length });
      }
    }
    return found;
  }

  /** The words that a written word stands for; hamza on the alef of an initial «ال» is kept. */
  parts(written) {
    let found = this.read.get(written);
    if (!found) {
      if (this.read.size > 50000) this.read.clear();
      this.read.set(written, (found = this.split(written)));
    }
    return found;
  }

  split(written) {
    let whole = written.normalize("NFKD").toLowerCase().normalize("NFKD");
    const hamza = /^(.{0,2})ا[\u0653-\u0655]ل/u.exec(whole);
    whole = whole.replace(this.dropped, "").replace(/[٬,]/g, "");
    let letters = [...whole];
    if (!this.keeping.has(whole)) letters = letters.map((letter) => this.kin.get(letter) ?? letter);
    if (hamza) letters[[...hamza[1]].length] = "أ";
    const parts = letters.join("").match(/(?:(?!\p{Nd})[\p{L}\p{N}])+|\p{Nd}+/gu) ?? [];
    return parts.filter((part) => part.length > 1 || !this.known.alone.includes(part));
  }

  /** The word without the article and what stands before it, where that is beyond doubt. */
  sureCore(word) {
    const prefix = this.always.find((each) => word.startsWith(each) && this.leaves(word, each.length));
    return prefix ? word.slice(prefix.length) : word;
  }

  /** What the word may be without clitics that are in doubt. */
  cores(word) {
    if (!isArabic(word)) return [];
    const bare = this.ambiguous
      .filter((prefix) => word.startsWith(prefix) && this.leaves(word, prefix.length))
      .map((prefix) => word.slice(prefix.length));
    const found = new Set(bare);
    for (const core of [word, ...bare]) for (const rest of this.withoutPronoun(core)) found.add(rest);
    found.delete(word);
    return [...found];
  }

  withoutPronoun(word) {
    const pronoun = this.known.pronouns.find((each) => word.endsWith(each) && this.leaves(word, each.length));
    if (!pronoun) return [];
    const rest = word.slice(0, -pronoun.length);
    return rest.endsWith(this.known.behind_consonant) ? [rest, rest.slice(0, -1) + "ه"] : [rest];
  }

  /** The core without its endings. */
  stem(core) {
    if (!isArabic(core)) return core;
    for (let times = this.known.most_endings; times; times--) {
      const ending = this.known.endings.find((each) => this.falls(core, each));
      if (!ending) break;
      core = core.slice(0, -ending.length);
    }
    return core;
  }

  falls(core, ending) {
    if (!core.endsWith(ending) || !this.leaves(core, ending.length)) return false;
    return ending !== this.known.behind_consonant || !this.weak.has(core[core.length - ending.length - 1]);
  }

  leaves(word, taken) {
    return word.length - taken >= this.known.fewest_letters;
  }

  skeleton(stem) {
    let found = "";
    for (const letter of stem) found += this.skeletons.get(letter) ?? letter;
    return found;
  }

  /** Where the word is sorted: skeleton, stem and core, as bytes. */
  key(core) {
    const stem = this.stem(core);
    return [this.skeleton(stem), stem, core].map(encode).join("\0");
  }

  consonants(stem) {
    return [...stem].filter((letter) => !this.weak.has(letter)).join("");
  }

  pattern(stem) {
    // At the beginning only alef is no consonant (وزير).
    return [...stem].map((letter, at) => (this.weak.has(letter) && (at === 0) <= (letter === "ا") ? letter : "C")).join("");
  }

  /** The word as it was written, marks and tatweel apart: for exact spelling. */
  spelling(written) {
    return written.normalize("NFKC").replace(this.dropped, "").toLowerCase();
  }
}

/**
 * A way to an index: `load(path, stamp)` gives the bytes of one of its files as an ArrayBuffer. `language` is the
 * reader's, in which names and dates are given where they are there.
 */
export function createSearch({ load, language }) {
  return new Engine(load, language);
}

class Engine {
  constructor(load, language) {
    this.load = load;
    this.language = language;
    this.forget();
  }

  forget() {
    this.files = new Map();
    this.fragments = new Map();
    this.index = null;
  }

  /** Load what every search needs; searches do so themselves. */
  ready() {
    this.index ??= this.read("manifest.bin", "", (bytes) => {
      const manifest = JSON.parse(new TextDecoder().decode(bytes));
      if (manifest.format !== FORMAT) {
        throw new RefusedError(`search index of format ${manifest.format}: this module reads format ${FORMAT}; take both from one build`);
      }
      return { ...manifest, analyzer: new Analyzer(manifest.analyzer), common: new Set(manifest.common) };
    });
    this.index.catch(() => (this.index = null));
    return this.index;
  }

  /**
   * Options: limit, offset; filters: { field: value or [values], from, to } with days as YYYY, YYYY-MM or YYYY-MM-DD;
   * sort: "relevance" or "date"; exact: only the spelling as given; typing: the last word may be unfinished;
   * facets: fields whose values are counted.
   */
  async search(query, options = {}) {
    try {
      return await this.find(query, options);
    } catch (error) {
      // The site was renewed while the page was open: what is cached belongs to the index before.
      if (!(error instanceof StaleError)) throw error;
      this.forget();
      return this.find(query, options);
    }
  }

  async find(query, given) {
    const index = await this.ready();
    const options = { ...given, limit: whole(given.limit ?? SHOWN), offset: whole(given.offset ?? 0) };
    const asked = parse(query, index.analyzer, options);
    const [, filter] = await Promise.all([this.lookUp(index, asked, options), this.filter(index, options.filters ?? {})]);
    const found = score(index, asked, filter, options);
    const [page, facets] = await Promise.all([
      this.page(index, asked, found, options),
      options.facets && this.count(index, found.matching, filter, options.facets),
    ]);
    return {
      total: page.total,
      hits: page.hits,
      estimated: page.estimated,
      suggestions: suggestions(query, asked, page.spellings),
      filters: filter.names,
      ...(facets && { facets }),
    };
  }

  /** A function from a text to the spans of its words that a query means. */
  async matcher(query, options = {}) {
    const index = await this.ready();
    const asked = parse(query, index.analyzer, options);
    await this.lookUp(index, asked, options);
    const reader = new Reader(index, asked, false);
    return (text) => reader.marks({ words: index.analyzer.words(text) }, 0, Infinity);
  }

  /** Find for each word of the query the words of the archive that stand for it, best first. */
  async lookUp(index, asked, { typing = false, exact = false }) {
    const rare = asked.words.some((word) => !index.common.has(word.core));
    await Promise.all(
      asked.words.map(async (word, place) => {
        word.common = rare && index.common.has(word.core);
        if (word.common) word.terms = [{ core: word.core, weight: SAME, count: index.documents }];
        else await this.terms(index, word, typing && place === asked.words.length - 1 && !word.quoted, exact);
        word.rarity = rarity(index.documents, word.terms);
        word.known = word.terms.some((term) => term.weight > CORRECTED);
      }),
    );
  }

  async terms(index, word, begun, exact) {
    const { analyzer } = index;
    const found = new Map();
    const take = async (core, weight) => {
      let count = 0;
      for (const shard of await this.around(index, analyzer.key(core))) {
        for (const [entry, relation] of related(analyzer, shard, core)) {
          if (entry.word === core) count = entry.count;
          const known = found.get(entry.word);
          if (!known || known.weight < weight * relation) {
            found.set(entry.word, { core: entry.word, count: entry.count, weight: weight * relation, entry, shard });
          }
        }
      }
      return count;
    };
    if (begun) await this.begun(index, word.core, found);
    const begins = found.size;
    const own = (await take(word.core, SAME)) + begins;
    if (own < DOUBTFUL || word.doubtful) {
      const weight = own ? DOUBTFUL_CLITIC : CLITIC;
      await Promise.all(word.others.map((core) => take(core, weight)));
    }
    const best = Math.max(0, ...[...found.values()].map((term) => term.weight * (term.count < DOUBTFUL ? 0.5 : 1)));
    if (best < 0.6 && !exact && !begins) {
      const [corrections] = await Promise.all([
        this.corrections(index, word.core),
        ...behindWrongArticle(word.word).map((core) => take(core, own ? DOUBTFUL_CLITIC : CORRECTED)),
      ]);
      word.corrections = corrections;
      await Promise.all(corrections.slice(0, 3).map(({ core, weight }) => take(core, weight * (own ? 0.6 : 1))));
    }
    word.terms = [...found.values()].sort((a, b) => b.weight - a.weight || b.count - a.count);
  }

  async begun(index, core, found) {
    const shards = await this.around(index, encode(index.analyzer.skeleton(core)));
    const longer = shards.flatMap((shard) =>
      shard.entries.filter((entry) => entry.word.startsWith(core)).map((entry) => ({ core: entry.word, count: entry.count, weight: BEGUN, entry, shard })),
    );
    longer.sort((a, b) => b.count - a.count);
    for (const term of longer.slice(0, 30)) if (!found.has(term.core)) found.set(term.core, term);
  }

  /** What a word may be a misspelling of: its beginning or its end is right where one letter is wrong. */
  async corrections(index, core) {
    const letters = [...core];
    if (letters.length < 4 || !/^\p{L}+$/u.test(core)) return [];
    const kept = Math.max(2, (letters.length - 1) >> 1);
    const ends = [letters.slice(0, kept).join(""), letters.slice(-kept).reverse().join("")];
    const lists = await Promise.all([this.starting(index, "forward", ends[0]), this.starting(index, "backward", ends[1])]);
    const backward = lists[1].map((entry) => ({ ...entry, word: [...entry.word].reverse().join("") }));
    const found = new Map();
    for (const entry of [...lists[0], ...backward]) {
      const away = distance(core, entry.word, 1);
      if (away <= 1 && entry.word !== core) {
        const weight = CORRECTED - 0.15 * away;
        found.set(entry.word, { core: entry.word, weight, rank: Math.log(entry.count) - 3 * away });
      }
    }
    return [...found.values()].sort((a, b) => b.rank - a.rank);
  }

  /** All entries of a list that begin with these letters. */
  async starting(index, name, letters) {
    const start = encode(letters);
    const starts = index.shards[name];
    const numbers = [];
    for (let number = place(starts, start); number <= place(starts, start + "\xff"); number++) numbers.push(number);
    const shards = await Promise.all(numbers.map((number) => this.numbered(index, name, number)));
    return shards.flatMap((shard) => shard.entries.filter((entry) => entry.word.startsWith(letters)));
  }

  /** The part of the dictionary around a key; all of it where it is small, since there clitics could not be told. */
  around(index, key) {
    const { words } = index.shards;
    const numbers = words.length > SMALL ? [place(words, key)] : words.keys();
    return Promise.all([...numbers].map((number) => this.numbered(index, "words", number)));
  }

  numbered(index, name, number) {
    if (number < 0) return { entries: [] };
    return this.once(index, `${name}/${number}.bin`, (bytes) => new Shard(bytes, name === "words"));
  }

  /** A file of an index, read once. */
  once(index, path, read) {
    return remembered(this.files, path, () => this.read(path, index.stamp, (bytes) => read(checked(bytes, index.stamp))));
  }

  async read(path, stamp, read) {
    const bytes = new Uint8Array(await this.load(path, stamp));
    try {
      return read(await unpack(bytes));
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      throw new Error(`search index: ${path} is damaged (${error.message})`, { cause: error });
    }
  }

  /** What excludes documents: for each one bit for every field whose values it has not. */
  async filter(index, wanted) {
    const fields = Object.entries(wanted).filter(([name, value]) => name !== "from" && name !== "to" && value?.length);
    const out = new Uint32Array(index.documents);
    const names = {};
    await Promise.all(
      fields.map(async ([name, value], place) => {
        const bit = 2 << place;
        const within = new Uint8Array(index.documents);
        const values = await Promise.all([value].flat().map((id) => this.valued(index, name, id)));
        names[name] = values.map(({ id, label }) => ({ id, label }));
        for (const { numbers } of values) for (const number of numbers) within[number] = 1;
        for (let number = 0; number < out.length; number++) if (!within[number]) out[number] |= bit;
      }),
    );
    if (wanted.from || wanted.to) {
      const days = await this.once(index, "days.bin", (bytes) => new Days(bytes));
      const [first, last] = days.range(wanted.from, wanted.to);
      for (let number = 0; number < out.length; number++) if (number < first || number >= last) out[number] |= 1;
    }
    return { out, names, bits: new Map(fields.map(([name], place) => [name, 2 << place])) };
  }

  async valued(index, name, id) {
    const folder = "facet-" + name;
    const shard = await this.numbered(index, folder, place(index.shards[folder], encode(id)));
    const entry = shard.entries.find((each) => each.word.startsWith(id + "\0"));
    return { id, label: id, ...(entry && this.labelled(index, entry)), numbers: entry ? shard.numbers(entry) : [] };
  }

  /** The id of a value of a facet, and its label in the reader's language, else in that of the documents. */
  labelled(index, entry) {
    const [id, ...labels] = entry.word.split("\0");
    return { id, label: labels[index.languages.indexOf(this.language)] || labels[0] || id };
  }

  async count(index, matching, filter, fields) {
    const counted = {};
    for (const field of fields) {
      const others = ~(filter.bits.get(field) ?? 0);
      const starts = index.shards["facet-" + field] ?? [];
      const shards = await Promise.all(starts.map((_, number) => this.numbered(index, "facet-" + field, number)));
      counted[field] = shards
        .flatMap((shard) =>
          shard.entries.map((entry) => {
            let count = 0;
            for (const number of shard.numbers(entry)) if (matching[number] && !(filter.out[number] & others)) count++;
            return { ...this.labelled(index, entry), count };
          }),
        )
        .filter(({ count }) => count)
        .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
    }
    return counted;
  }

  /** One page of hits, its blocks ranked again by their texts; phrases and exact words verified there. */
  async page(index, asked, found, options) {
    const { limit, offset, exact, sort } = options;
    const reader = new Reader(index, asked, exact);
    const { ranked, strict } = found;
    const hits = [];
    const skipped = strict ? offset : offset % BLOCK;
    let read = offset - skipped;
    const further = () => read < ranked.length && (!strict || read < MOST_DOUBTED || ranked[read].sure);
    while (further() && hits.length < skipped + limit) {
      const block = ranked.slice(read, read + BLOCK);
      read += block.length;
      const fragments = await Promise.all(block.map(({ number }) => this.fragment(index, number)));
      const seen = block.map((each, place) => ({ ...each, fragment: fragments[place], ...reader.read(fragments[place]) }));
      const kept = strict ? seen.filter((each) => each.verified) : seen;
      for (const each of kept) each.score *= each.closeness;
      if (sort !== "date") kept.sort((a, b) => b.score - a.score || b.number - a.number);
      hits.push(...kept);
    }
    if (strict && sort === "date") hits.sort((a, b) => b.number - a.number);
    return {
      total: strict && !further() ? hits.length : Math.max(found.total, hits.length),
      estimated: strict && read < found.all,
      spellings: reader.spellings,
      hits: hits.slice(skipped, skipped + limit).map((hit) => reader.shown(hit, this.language)),
    };
  }

  fragment(index, number) {
    const path = `documents/${Math.floor(number / 1000)}/${number % 1000}.bin`;
    if (this.fragments.size >= MOST_FRAGMENTS) this.fragments.delete(this.fragments.keys().next().value);
    return remembered(this.fragments, path, () =>
      this.read(path, index.stamp, (bytes) => {
        const value = JSON.parse(new TextDecoder().decode(bytes));
        const texts = [["", value.title], ...value.paragraphs];
        return { ...value, texts: texts.map(([id, text]) => ({ id, text, words: index.analyzer.words(text) })) };
      }),
    );
  }
}

/** What was promised before for a key, or is promised now; what fails is forgotten. */
function remembered(known, key, promise) {
  let found = known.get(key);
  if (!found) {
    known.set(key, (found = promise()));
    found.catch(() => known.delete(key));
  }
  return found;
}

class RefusedError extends Error {}
class StaleError extends RefusedError {}

/** The bytes behind the stamp of a file, which must be the manifest's. */
export function checked(bytes, stamp) {
  const own = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (own !== stamp) throw new StaleError(`search index: a file of index ${own} beside the manifest of ${stamp}; load the page again`);
  return bytes.subarray(4);
}

/** Words of the archive, with the documents where each stands. */
class Shard {
  constructor(bytes, levelled) {
    const from = new Numbers(bytes);
    const size = from.next();
    // No word is longer than all that is written of words.
    const letters = new Uint8Array(bytes.length);
    this.bytes = bytes;
    this.entries = [];
    for (let n = 0; n < size; n++) {
      const shared = from.next();
      const length = from.next();
      letters.set(bytes.subarray(from.at, from.at + length), shared);
      from.at += length;
      this.entries.push({ word: decode(letters, shared + length), count: 0, start: 0, levels: 0 });
    }
    let before_levels = 0;
    for (const entry of this.entries) {
      entry.count = from.next();
      if (levelled && entry.count > bytes.length) throw new Error("too short");
      entry.levels = before_levels;
      before_levels += entry.count;
    }
    if (from.at < bytes.length) {
      for (const entry of this.entries) {
        entry.start = from.at;
        for (let n = entry.count; n; n--) while (bytes[from.at++] & 0x80);
      }
    }
    this.levels = levelled ? from.at : -1;
  }

  /** The numbers of an entry's documents, ascending. */
  numbers(entry) {
    if (!entry.numbers) {
      const from = new Numbers(this.bytes, entry.start);
      entry.numbers = new Uint32Array(entry.count);
      let number = -1;
      for (let n = 0; n < entry.count; n++) entry.numbers[n] = number += from.next() + 1;
    }
    return entry.numbers;
  }

  /** How strongly the word stands in its nth document, between 0 and 1. */
  strength(entry, n) {
    const at = entry.levels + n;
    const byte = this.bytes[this.levels + (at >> 1)];
    return ((at & 1 ? byte >> 4 : byte & 15) + 0.5) / 16;
  }
}

/** Numbers in groups of seven bits, the lowest first. */
export class Numbers {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  next() {
    let value = 0;
    let scale = 1;
    for (;;) {
      if (this.at >= this.bytes.length) throw new Error("too short");
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  }
}

/** Which numbers the documents of a day have. */
class Days {
  constructor(bytes) {
    const from = new Numbers(bytes);
    this.undated = bytes.length ? from.next() : 0;
    this.days = [];
    let day = 0;
    let number = this.undated;
    while (from.at < bytes.length) {
      day += from.next();
      this.days.push([day, number]);
      number += from.next();
    }
    this.end = number;
  }

  range(from, to) {
    const first = (ordinal) => this.days.find(([day]) => day >= ordinal)?.[1] ?? this.end;
    return [from ? first(ordinal(from, 1, 1)) : this.undated, to ? first(ordinal(to, 12, 31) + 1) : this.end];
  }
}

function ordinal(day, month, ofMonth) {
  const [year, ...rest] = day.split("-").map(Number);
  return (year * 12 + (rest[0] ?? month) - 1) * 31 + (rest[1] ?? ofMonth) - 1;
}

/** What is asked: words with what they may stand for, and quoted phrases as runs of them. */
function parse(query, analyzer, { exact = false }) {
  const words = [];
  const phrases = [];
  for (const [part, quoted] of quotations(query)) {
    const first = words.length;
    for (const { word, written, start, end } of analyzer.words(part.text).slice(0, MOST_WORDS - first)) {
      const bare = word.replaceAll("أ", "ا");
      const sure = analyzer.sureCore(word).replaceAll("أ", "ا");
      const others = peeled(analyzer, word);
      others.delete(sure);
      words.push({
        word: bare,
        written,
        core: sure,
        others: [...others],
        doubtful: sure !== bare && /^[وف]?لل/.test(bare),
        quoted,
        needed: quoted || exact,
        start: part.start + start,
        end: part.start + end,
        spelling: analyzer.spelling(written),
        terms: [],
        corrections: [],
      });
    }
    if (quoted && words.length > first) phrases.push([first, words.length]);
  }
  return { words, phrases, written: query.trim() };
}

/** What a word may be without its clitics, one or several. */
function peeled(analyzer, word) {
  const found = new Set([word]);
  for (const each of found) {
    if (found.size > MOST_PEELED) break;
    for (const core of [analyzer.sureCore(each), ...analyzer.cores(each)]) found.add(core);
  }
  return new Set([...found].map((each) => each.replaceAll("أ", "ا")));
}

/** What stands behind an article in which one letter is wrong, missing or too much (اجساحلي, لااسبوع, اساحلي). */
function behindWrongArticle(word) {
  if (!isArabic(word)) return [];
  const lengths = [/^ا/.test(word) && 1, /^(?:ا.|.ل|لا)/.test(word) && 2, /^(?:ا.ل|.ال)/.test(word) && 3];
  return lengths.filter((length) => length && word.length - length >= 4).map((length) => word.slice(length));
}

function quotations(query) {
  const found = [];
  let last = 0;
  for (const match of query.matchAll(/["«“„]([^"«»“”„]+)["»“”]/g)) {
    found.push([{ text: query.slice(last, match.index), start: last }, false]);
    found.push([{ text: match[1], start: match.index + 1 }, true]);
    last = match.index + match[0].length;
  }
  return [...found, [{ text: query.slice(last), start: last }, false]];
}

/** The entries of a shard that stand for a core, each with how near it is. */
function* related(analyzer, shard, core) {
  const stem = analyzer.stem(core);
  const skeleton = analyzer.skeleton(stem);
  const pattern = analyzer.pattern(stem);
  const consonants = analyzer.consonants(stem);
  const bare = BARE.test(core.slice(stem.length));
  for (const entry of shard.entries) {
    entry.stem ??= analyzer.stem(entry.word);
    entry.skeleton ??= analyzer.skeleton(entry.stem);
    if (entry.word === core) yield [entry, SAME];
    else if (entry.stem === stem) yield [entry, ending(analyzer, core, entry.word)];
    else if (entry.skeleton === skeleton && isArabic(core)) {
      const plural = bare && BARE.test(entry.word.slice(entry.stem.length)) && consonants === analyzer.consonants(entry.stem) && analyzer.patterns.has(pattern + "/" + analyzer.pattern(entry.stem));
      if (plural) yield [entry, PLURAL];
      else if (stem.length > 3 && distance(stem, entry.stem, 0.5) <= 1) yield [entry, SPELLING];
    } else {
      entry.cores ??= new Set(analyzer.cores(entry.word).map((each) => analyzer.stem(each)));
      if (entry.cores.has(stem)) yield [entry, CLITIC * ENDING];
    }
  }
}

/** How near two words of one stem are, from the endings that tell them apart. */
function ending(analyzer, one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const rests = [one.slice(same), other.slice(same)];
  if (rests.every((rest) => /^[هاي]?$/.test(rest))) return CLOSE_ENDING;
  // A plural like وزراء is none of a word like روسيا.
  if (rests.some((rest) => rest === "اء") && rests.some((rest) => rest.startsWith("ي"))) return FAR_ENDING;
  return rests.every((rest) => !rest || analyzer.known.endings.includes(rest)) ? ENDING : FAR_ENDING;
}

/** Edits between two words, `cost` each; neighbours that changed places are one, and where edits are cheap, one and a half. */
function distance(one, other, cost) {
  if (Math.abs(one.length - other.length) * cost > 1) return 9;
  const swap = cost < 1 ? 1.5 * cost : cost;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n * cost);
  for (let i = 1; i <= one.length; i++) {
    const row = [i * cost];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + cost, row[j - 1] + cost, last[j - 1] + (same ? 0 : cost));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + swap);
    }
    before = last;
    last = row;
  }
  return last[other.length];
}

/** How much a word tells, from the documents of what stands for it (the inverse document frequency of BM25). */
function rarity(documents, terms) {
  const near = terms.filter((term) => term.weight >= ENDING);
  const counted = near.length ? near : terms.slice(0, 1);
  const count = Math.min(documents, counted.reduce((sum, term) => sum + term.count, 0));
  return Math.log(1 + (documents - count + 0.5) / (count + 0.5));
}

/** The documents that hold words of the query, best first: the more of its weight they cover, the better. */
function score(index, asked, filter, { sort, limit, offset, exact }) {
  const size = index.documents;
  const counted = asked.words.filter((word) => !word.common);
  const whole = counted.reduce((sum, word) => sum + word.rarity, 0);
  const { sums, covered, held } = added(size, counted);
  const needed = counted.filter((word) => word.needed).length;
  const strict = exact || asked.phrases.length > 0;
  const top = new Top(strict ? MOST_VERIFIED : BLOCK * Math.ceil((offset + limit + 1) / BLOCK));
  const matching = new Uint8Array(size);
  const least = LEAST_COVERED * covered.reduce((most, each) => Math.max(most, each), 0);
  let total = 0;
  let all = 0;
  for (let number = size - 1; number >= 0; number--) {
    if (counted.length ? !sums[number] || covered[number] < least : asked.written) continue;
    const sure = held[number] >= needed;
    matching[number] = sure;
    if (filter.out[number]) continue;
    all++;
    total += sure;
    const relevance = whole ? sums[number] * (covered[number] / whole) ** COVERED : 0;
    top.add({ number, score: relevance, sure, order: (sort === "date" ? number : relevance) + (sure ? 1e9 : 0) });
  }
  return { ranked: top.best(), strict, total, all, matching };
}

/**
 * For each document the strength of its words, how much of the query they cover, both weighed by rarity, and how many
 * of the words that it must hold are there.
 */
function added(size, words) {
  const [sums, covered, best, weights, held] = Array.from({ length: 5 }, () => new Float32Array(size));
  for (const word of words) {
    const touched = [];
    for (const { entry, shard, weight } of word.terms) {
      const numbers = shard.numbers(entry);
      for (let n = 0; n < numbers.length; n++) {
        const number = numbers[n];
        const value = weight * shard.strength(entry, n);
        if (!best[number]) touched.push(number);
        if (value > best[number]) best[number] = value;
        if (weight > weights[number]) weights[number] = weight;
      }
    }
    for (const number of touched) {
      sums[number] += word.rarity * best[number];
      covered[number] += word.rarity * weights[number];
      held[number] += word.needed;
      best[number] = weights[number] = 0;
    }
  }
  return { sums, covered, held };
}

/** The best of what is added, no more than a number of them; of equals, what came first. */
class Top {
  constructor(size) {
    this.size = size;
    this.least = -Infinity;
    this.held = [];
  }

  add(found) {
    if (found.order <= this.least) return;
    this.held.push(found);
    if (this.held.length >= 4 * this.size) this.cut();
  }

  cut() {
    this.held.sort((a, b) => b.order - a.order || b.number - a.number);
    this.held.length = Math.min(this.held.length, this.size);
    if (this.held.length === this.size) this.least = this.held[this.size - 1].order;
  }

  best() {
    this.cut();
    return this.held;
  }
}

/** Reads texts for a query: which words match, how near they are to one another, what to show. */
class Reader {
  constructor(index, asked, exact) {
    this.analyzer = index.analyzer;
    this.asked = asked;
    this.exact = exact;
    this.whole = asked.words.reduce((sum, word) => sum + word.rarity, 0) || 1;
    this.standing = new Map();
    this.memory = new Map();
    // How words that others were corrected to are written in the texts.
    this.spellings = new Map();
    asked.words.forEach((word, place) => {
      for (const { core, weight } of word.terms) {
        const known = this.standing.get(core) ?? [];
        this.standing.set(core, [...known, { place, weight }]);
      }
    });
  }

  /** The words of the query that a word of a text stands for: [{ place, weight, same }]. */
  matches({ word, written }) {
    let found = this.memory.get(word);
    if (found === undefined) this.memory.set(word, (found = this.match(word)));
    return found && this.exact ? this.spelled(found, written) : found;
  }

  /** Of what matches, only what is spelled as in the query. */
  spelled(found, written) {
    const spelling = this.analyzer.spelling(written);
    const kept = found.filter(({ place }) => this.asked.words[place].spelling === spelling);
    return kept.length ? kept : null;
  }

  match(word) {
    const bare = word.replaceAll("أ", "ا");
    const cores = new Set([this.analyzer.sureCore(word), bare, ...this.analyzer.cores(word)]);
    const best = new Map();
    for (const core of cores) {
      for (const { place, weight } of this.standing.get(core.replaceAll("أ", "ا")) ?? []) {
        if (!(best.get(place)?.weight >= weight)) best.set(place, { place, weight, same: false });
      }
    }
    this.asked.words.forEach((asked, place) => {
      if (asked.word === bare) best.set(place, { place, weight: SAME, same: true });
    });
    return best.size ? [...best.values()] : null;
  }

  /** How well a text answers beyond the number of its words, and where it does so best. */
  read(fragment) {
    const seen = new Set();
    const same = new Set();
    let titled = 0;
    let near = 0;
    let best = null;
    const phrases = this.asked.phrases.map(() => false);
    fragment.texts.forEach((text, order) => {
      const found = [];
      text.words.forEach((word, at) => {
        const matches = this.matches(word);
        if (!matches) return;
        found.push({ at, word, matches });
        for (const match of matches) {
          seen.add(match.place);
          if (match.same) same.add(match.place);
          if (!this.asked.words[match.place].known) this.spellings.set(word.word, this.analyzer.spelling(word.written));
        }
      });
      if (!found.length) return;
      this.asked.phrases.forEach((phrase, n) => (phrases[n] ||= this.holds(found, phrase)));
      near = Math.max(near, this.nearness(found));
      const cluster = this.cluster(found, text);
      if (!order) titled = cluster.weight;
      else if (!best || cluster.weight > best.weight + 1e-6) best = { ...cluster, text, found };
    });
    const exactly = this.weigh(same);
    return {
      closeness: 1 + near + 0.35 * (titled / this.whole) + 0.5 * exactly,
      passage: best,
      verified: phrases.every(Boolean) && (!this.exact || seen.size === new Set(this.asked.words.map((_, n) => n)).size),
    };
  }

  weigh(places) {
    let sum = 0;
    for (const place of places) sum += this.asked.words[place].rarity;
    return sum / this.whole;
  }

  /** True where the words of a phrase stand one behind the other. */
  holds(found, [first, last]) {
    const at = new Map(found.map((each) => [each.at, each.matches]));
    const has = (place, where) => at.get(where)?.some((match) => match.place === place && match.weight > SPELLING);
    return found.some(({ at: start }) => {
      for (let place = first; place < last; place++) if (!has(place, start + place - first)) return false;
      return true;
    });
  }

  /** From 0 to 1: how near neighbours in the query are in the text, best where they follow one another. */
  nearness(found) {
    const { words } = this.asked;
    if (words.length < 2) return 0;
    const least = new Array(words.length).fill(0);
    const last = new Array(words.length).fill(-1e9);
    for (const { at, matches } of found) {
      for (const { place, weight } of matches) {
        if (place && last[place - 1] < at) least[place] = Math.max(least[place], weight / (at - last[place - 1]));
        if (place + 1 < words.length && last[place + 1] < at) {
          least[place + 1] = Math.max(least[place + 1], (0.6 * weight) / (at - last[place + 1]));
        }
      }
      for (const { place } of matches) last[place] = at;
    }
    let sum = 0;
    let whole = 0;
    for (let place = 1; place < words.length; place++) {
      const weight = words[place].rarity + words[place - 1].rarity;
      sum += weight * least[place];
      whole += weight;
    }
    return whole ? sum / whole : 0;
  }

  /** The stretch of a text, no longer than a snippet, that covers most of the query. */
  cluster(found, { text }) {
    let best = { weight: -1, first: 0, last: 0 };
    for (let first = 0; first < found.length; first++) {
      const seen = new Map();
      let last = first;
      for (let n = first; n < found.length && found[n].word.end - found[first].word.start <= SNIPPET - 30; n++) {
        for (const { place, weight } of found[n].matches) seen.set(place, Math.max(weight, seen.get(place) ?? 0));
        last = n;
      }
      let weight = 0;
      for (const [place, value] of seen) weight += value * this.asked.words[place].rarity;
      if (weight > best.weight + 1e-6) best = { weight, first, last };
    }
    return { ...best, start: found[best.first].word.start, end: found[best.last].word.end, length: text.length };
  }

  /** A hit as it is given out; `name` is its title in the reader's language, where that is another. */
  shown({ fragment, passage, score }, language) {
    const { texts, paragraphs, further, ...rest } = fragment;
    const text = passage?.text ?? texts[1];
    const snippet = text ? this.snippet(text, passage) : { snippet: "", marks: [] };
    return { ...rest, ...further?.[language], score, paragraph: text?.id ?? "", ...snippet, titleMarks: this.marks(texts[0], 0, Infinity) };
  }

  snippet(text, passage) {
    const words = text.words;
    const room = SNIPPET - (passage ? passage.end - passage.start : 0);
    let start = Math.max(0, (passage?.start ?? 0) - (room >> 1));
    let end = Math.min(text.text.length, start + SNIPPET);
    if (end === text.text.length) start = Math.max(0, end - SNIPPET);
    if (start) start = words.find((word) => word.start >= start)?.start ?? start;
    if (end < text.text.length) end = words.findLast((word) => word.end <= end && word.end > start)?.end ?? end;
    const before = start ? "… " : "";
    const marks = this.marks(text, start, end).map(([from, to]) => [from - start + before.length, to - start + before.length]);
    return { snippet: before + text.text.slice(start, end) + (end < text.text.length ? " …" : ""), marks };
  }

  /** The written words of a stretch that match, as [start, end]. */
  marks(text, start, end) {
    const marks = new Map();
    for (const word of text.words) {
      if (word.start >= start && word.end <= end && this.matches(word)) marks.set(word.start, [word.start, word.end]);
    }
    return [...marks.values()];
  }
}

/** The query with words that the archive does not know put right, as its texts spell them. */
function suggestions(query, asked, spellings) {
  const found = [];
  for (const word of asked.words) {
    const near = word.corrections[0] ?? word.terms.find((term) => distance(word.core, term.core, 1) <= 1);
    const core = word.known ? null : near?.core;
    if (!core) continue;
    const whole = word.word.slice(0, word.word.length - word.core.length) + core;
    const instead = spellings.get(whole) ?? spellings.get(core) ?? whole;
    found.push({ query: query.slice(0, word.start) + instead + query.slice(word.end), word: word.written, instead });
  }
  return found;
}

/** The last place in sorted beginnings that is not behind a key; -1 where there is none. */
function place(starts, key) {
  let low = 0;
  let high = starts?.length ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function whole(number) {
  return Math.max(0, Math.trunc(number) || 0);
}

function byLength(words) {
  return [...words].sort((a, b) => b.length - a.length);
}

function isArabic(word) {
  return /^[\u0620-\u064a]+$/.test(word);
}

/** A word as a string of bytes: one for letters of ASCII and of the Arabic block, four for others. */
function encode(word) {
  let found = "";
  for (const letter of word) {
    const code = letter.codePointAt(0);
    if (code >= 0x20 && code < 0x80) found += letter;
    else if (code >= 0x600 && code < 0x680) found += String.fromCharCode(code - 0x600 + 0x80);
    else found += String.fromCharCode(0x1f, code >> 16, (code >> 8) & 0xff, code & 0xff);
  }
  return found;
}

function decode(bytes, length) {
  let found = "";
  for (let at = 0; at < length; at++) {
    const byte = bytes[at];
    if (byte === 0x1f) {
      found += String.fromCodePoint((bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]);
      at += 3;
    } else found += String.fromCharCode(byte < 0x80 ? byte : byte - 0x80 + 0x600);
  }
  return found;
}

/** The bytes of a gzip file; as they are where the server has unpacked them already. */
export async function unpack(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
