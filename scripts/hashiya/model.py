"""Every value that flows through Hashiya, one type per stage, frozen.

Spans are code points, half-open, into the text of the seed. Ids are the ASCII names of DESIGN: an article's id is its
seed's file stem, an annotation's is `<article-id>/<file stem>`, all others are the stems of their files.
No slots: values travel between processes and into the memory of builds, and pickle is twice as slow with them.
The field types of the contributed values (Claim, Note, Actor, ...) are also what their files are read by and what
the JSON Schema is made from.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, Literal, NamedTuple, NewType, TypeVar

from hashiya.edtf import UNKNOWN, Edtf

ArticleId = NewType("ArticleId", str)
ActorId = NewType("ActorId", str)
SourceId = NewType("SourceId", str)
TopicId = NewType("TopicId", str)
QuestionId = NewType("QuestionId", str)
AnnotationId = NewType("AnnotationId", str)
MovedId = NewType("MovedId", str)
UNKNOWN_SOURCE = SourceId("unknown")
GENERATED = "generated: hashiya"
Person = NewType("Person", str)
Quotation = NewType("Quotation", str)
# What became of an annotation: taken back by its author, or set aside because its words are no longer in the text.
Standing = Literal["withdrawn", "orphaned", ""]
Prose = NewType("Prose", str)

State = Literal["proposed", "entered", "reviewed"]
Level = Literal["error", "warning"]
Confidence = Literal["certain", "probable", "possible", "unknown"]
Basis = Literal["metadata", "url", "dateline", "text-and-weekday", "text", "other-articles", "bounds"]
# Rules for lines that a web page does not show, or shows of today: they tell nothing of the article.
SILENT_RULES = frozenset(("hidden", "clock"))
LineKind = Literal["title", "heading", "paragraph", "caption", "removed", "blank"]
Part = Literal["title", "body", "caption", "removed"]
RelationKind = Literal["corroborates", "updates", "refines", "looser-bound", "contradicts", "name-discrepancy"]


# ---- what is wrong, told to people -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Mend:
    """A change to one value of a YAML file that mends a problem.

    Attributes:
        at: the key's path in the file (`quote`, `date.evidence.0.quote`).
        value: the text that belongs there; empty where the key is to go.
    """

    at: str
    value: str


@dataclass(frozen=True)
class Lines:
    """A change to whole lines of a file that mends a problem: where YAML cannot be read, or a key is at fault.

    Attributes:
        first, last: the lines that go, from 1, both included.
        text: the lines that stand there instead, each with a line end; empty where they only go.
    """

    first: int
    last: int
    text: str


@dataclass(frozen=True)
class Problem:
    """Something wrong, at a place, with a stable code; its words stand in `locale/problems.yml`.

    Attributes:
        code: stable code (`H301`).
        path: file, relative to the archive's root, POSIX form.
        line, column: 1-based; 0 where the whole file is meant.
        details: what the message's placeholders stand for.
        level: a warning is told and refuses nothing.
        mends: what, written into the file, ends it; empty where only a person can say.
        lines: the same, where it is told by lines.
    """

    code: str
    path: str
    line: int = 0
    column: int = 0
    details: Mapping[str, str] = field(default_factory=dict)
    level: Level = "error"
    mends: tuple[Mend, ...] = ()
    lines: tuple[Lines, ...] = ()


class NotOursError(Exception):
    """Something stands where this program writes that it did not make, or a link; the text is its path."""


# ---- read: what lies on disk -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bilingual:
    """The same words in Arabic and, where somebody wrote them, in English."""

    ar: Prose
    en: Prose = Prose("")


MediaType = Literal["text/plain", "text/html"]
SEED_ENDINGS: Mapping[MediaType, str] = {"text/plain": ".txt", "text/html": ".html"}
RAW_ENDINGS: Mapping[MediaType, str] = {"text/plain": ".txt", "text/html": ".html.txt"}


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What is said of an article outside its text: by the head of a page, a record's fields, the file beside a seed.

    All as it was given; an empty string where nothing was. `fields` tells where each was found
    (`published`: `json-ld datePublished`), by the name of the attribute.
    """

    title: str = ""
    published: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


Encoding = Literal["utf-8", "utf-16le", "utf-16be", "windows-1256", "iso-8859-6", "windows-1252", ""]


@dataclass(frozen=True, kw_only=True)
class Record:
    """An article as somebody captured it, before it is a seed: a file, a line of JSON, a row, a record of a WARC.

    Attributes:
        name: what it is called where it comes from: a file's name, `file.warc.gz` with the record's own name behind it.
        path, line: where that is, for people; the line from 1, or 0.
        raw: the article's own bytes: the file, the payload without its transfer, a field in UTF-8.
        encoding: as stated there; empty where nothing states one that is read here.
        id: the record's own id; empty where it has none.
        captured: when it was captured, as stated; empty where nothing states it.
        tool: what captured it, as stated.
    """

    name: str
    path: str
    line: int = 0
    raw: bytes
    media_type: MediaType
    encoding: Encoding = ""
    id: str = ""
    captured: str = ""
    tool: str = ""
    declared: Declared = Declared()


@dataclass(frozen=True, kw_only=True)
class Capture:
    """How a seed was captured: the file `<id>.yml` beside it; what is not known is left out.

    Attributes:
        sha256: of the seed's bytes.
        name: what it was called where it came from.
        url: its address on the web.
        captured: when it was captured.
        tool: what captured it, or took it into the archive where that is not known.
        record: the id of the record that held it.
        encoding: of the seed's bytes.
        title, date, author, source: as the record declared them.
    """

    sha256: str
    name: str = ""
    url: str = ""
    captured: str = ""
    tool: str = ""
    record: str = ""
    media_type: Literal["text/plain", "text/html", ""] = ""
    encoding: Encoding = ""
    title: str = ""
    date: str = ""
    author: str = ""
    source: str = ""


@dataclass(frozen=True)
class Progress:
    """How far adding has come: files done, of how many, and articles added."""

    done: int
    total: int
    added: int


@dataclass(frozen=True)
class Double:
    """A record whose bytes are there already: as which article, and whether the same run added that."""

    name: str
    id: str
    same_run: bool


@dataclass(frozen=True)
class Recurring:
    """Short lines that recur over articles of one outlet and are kept as text: candidates for furniture.

    Attributes:
        outlet: the id of the source, where the archive has one; else its host or name, or nothing.
        known: True where it is an id.
        lines: as printed, each with the number of articles that have it.
    """

    outlet: str
    known: bool
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Block:
    """What a web page says of one line of its text.

    Attributes:
        tag: the element that the line is of (`p`, `h1`, `figcaption`, `li`, `title`), in lower case; `hidden` for what
            the page does not show, `clock` for the day that it shows as today's.
        body: True where the line belongs to the article in the eyes of the extractor.
    """

    tag: str
    body: bool


@dataclass(frozen=True, kw_only=True)
class Version:
    """One capture of an article. The newest is read, annotated and shown; those before it stay beside it.

    Attributes:
        number: from 1.
        path: of the seed's file, below the archive's root.
        sha256: of its bytes.
        swhid: their intrinsic identifier, `swh:1:cnt:` with git's hash of the blob (SWHID 1.2, ISO/IEC 18670).
        url, captured, tool, record: as the file beside it says; empty where it says nothing.
        passages: the ids of all passages that it was published with, as far as that is known.
    """

    number: int
    path: str
    sha256: str
    swhid: str
    url: str = ""
    captured: str = ""
    tool: str = ""
    record: str = ""
    passages: tuple[str, ...] = ()

    @property
    def raw_name(self) -> str:
        """The name under which its bytes are published: never one that a browser would run as a page."""
        name = self.path.rpartition("/")[2]
        return f"{name}.txt" if name.endswith(SEED_ENDINGS["text/html"]) else name


class Recorded(NamedTuple):
    """A passage as the ledger has it: its place is enough, for captures that were published are never altered.

    Attributes:
        id: its paragraph's id.
        version: the number of the capture that it stands in; `start`, `end` its span in that one's text.
        sha256: the first 16 hex digits of the SHA-256 of its words in UTF-8, white space at both ends apart.
    """

    id: str
    version: int
    start: int
    end: int
    sha256: str


@dataclass(frozen=True)
class Ledger:
    """What was ever published of an article: the file `annotations/ledger/articles/<id>.yml`. Nothing leaves it.

    Attributes:
        headline, source, date: as they were at the last publication; `date` is EDTF.
        versions: its captures.
        passages: its paragraphs, captions and removed lines, by all ids that they had.
        annotations: the file stems of its annotations.
        lists: (address, slot) of the lists without a file of their own that it stood in.
    """

    headline: str
    source: str
    date: str
    versions: tuple[Version, ...] = ()
    passages: tuple[Recorded, ...] = ()
    annotations: tuple[str, ...] = ()
    lists: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Release:
    """The archive as it was published under a name.

    Attributes:
        name: of letters, digits, full stops, hyphens; `date`: year-month-day.
        articles: how many there were.
        sha256: of the sorted lines of `sha256sum` over all seeds and annotation files, the ledger and schemas apart.
    """

    name: str
    date: str
    articles: int
    sha256: str


@dataclass(frozen=True)
class Published:
    """A passage that was published once and is not on the page with this id now.

    Attributes:
        id: its paragraph's id then.
        version: the number of the capture that it stood in.
        text: its words there; empty where the web page that held it is read otherwise now.
    """

    id: str
    version: int
    text: str


@dataclass(frozen=True)
class Seed:
    """A raw article as captured.

    Attributes:
        text: of plain text its bytes decoded, nothing changed; of a web page its full text layer, a line a block.
        sha256: of the bytes as captured.
        blocks: of a web page one for each line of `text`; empty for plain text.
        versions: all captures, the newest (this one) last.
        older: the texts of those before this one, the first first.
    """

    id: ArticleId
    path: str
    text: str
    sha256: str
    media_type: MediaType = "text/plain"
    declared: Declared = Declared()
    blocks: tuple[Block, ...] = ()
    versions: tuple[Version, ...] = ()
    older: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a claim says to a question.

    Attributes:
        value: EDTF, a number, yes or no, or words, after the question's `value_type`.
        bound: how the value is meant: `on`, `in`, `by`, `until` for dates; `=`, `~`, `<`, `>` for numbers.
        as_of: when the answer held or was given.
        status: whether it was planned or reported as fact when said.
        scope: of what part of the question it speaks.
    """

    question: QuestionId
    value: str
    bound: Literal["on", "in", "by", "until", "=", "~", "<", ">", ""] = ""
    unit: str = ""
    as_of: Edtf
    status: Literal["planned", "factual"]
    scope: Bilingual | None = None
    note: Bilingual | None = None


# How an answer may be meant, by the type of its question; any other type has no bounds.
BOUNDS: Mapping[str, tuple[str, ...]] = {"date": ("on", "in", "by", "until"), "quantity": ("=", "~", "<", ">")}


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A number that a claim states; `words` where the text has no number (مئات)."""

    value: str = ""
    words: str = ""
    bound: Literal["=", "~", "<", ">"] = "="
    unit: str


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Who said what: a quotation with its speakers; `form: background` is the article's own voice."""

    kind: Literal["claim"]
    quote: Quotation
    prefix: Quotation = Quotation("")
    suffix: Quotation = Quotation("")
    speakers: tuple[ActorId, ...]
    via: tuple[ActorId, ...] = ()
    verb: str = ""
    form: Literal["direct", "indirect", "background"]
    form_note: Prose = Prose("")
    direct_fragment: Quotation = Quotation("")
    asserts: Prose = Prose("")
    said_on: Edtf = UNKNOWN
    dates: tuple[Edtf, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    answers: tuple[Answer, ...] = ()
    note: Prose = Prose("")
    author: Person
    created: Edtf
    status: Standing = ""
    reviewed_by: Person = Person("")


@dataclass(frozen=True, kw_only=True)
class Note:
    """A remark on words of an article."""

    kind: Literal["note", "correction", "context", "translation"]
    quote: Quotation
    prefix: Quotation = Quotation("")
    suffix: Quotation = Quotation("")
    note: Prose
    author: Person
    created: Edtf
    status: Standing = ""
    reviewed_by: Person = Person("")


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A person's word on whom a name means here, where the forms of the actor files do not settle it."""

    kind: Literal["mention"]
    quote: Quotation
    prefix: Quotation = Quotation("")
    suffix: Quotation = Quotation("")
    actor: ActorId
    stands_for: ActorId | None = None
    note: Prose = Prose("")
    author: Person
    created: Edtf
    status: Standing = ""
    reviewed_by: Person = Person("")


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Why something is held: words of the article where there are any, and the reasoning."""

    quote: Quotation = Quotation("")
    prefix: Quotation = Quotation("")
    suffix: Quotation = Quotation("")
    reason: Bilingual


@dataclass(frozen=True, kw_only=True)
class TitleStatement:
    """The title as printed; `clean` without labels such as «عاجل», `en` in English where a person put it so."""

    quote: Quotation
    clean: str = ""
    en: Prose = Prose("")


@dataclass(frozen=True, kw_only=True)
class AuthorStatement:
    """Who wrote the article: a name as printed, a person's in its two parts, or an actor.

    Attributes:
        family, given: the parts of a person's name as a person divided them; no program divides an Arabic name.
    """

    name: Bilingual | None = None
    family: Bilingual | None = None
    given: Bilingual | None = None
    actor: ActorId | None = None
    type: Literal["person", "organisation"] = "person"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One link of the chain from the first speaker to the page that was captured."""

    source: SourceId | None = None
    label: Bilingual | None = None


@dataclass(frozen=True, kw_only=True)
class SourceStatement:
    """Who published the article, after whom; `publisher: unknown` is an answer."""

    publisher: SourceId
    republished_from: SourceId | None = None
    cites: tuple[SourceId, ...] = ()
    chain: tuple[Step, ...] = ()
    confidence: Confidence
    origin_note: Bilingual | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DateStatement:
    """When the article was published, how sure that is, and why."""

    edtf: Edtf
    best: Edtf = UNKNOWN
    basis: Basis
    confidence: Confidence
    evidence: tuple[Evidence, ...] = ()
    traps: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TopicStatement:
    """That an article speaks of a topic, with words that show it."""

    topic: TopicId
    quote: Quotation
    prefix: Quotation = Quotation("")
    suffix: Quotation = Quotation("")


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """A person's settlement of title, authors, source, date or topics; it wins over the scripts."""

    kind: Literal["metadata"]
    title: TitleStatement | None = None
    authors: tuple[AuthorStatement, ...] = ()
    source: SourceStatement | None = None
    date: DateStatement | None = None
    topics: tuple[TopicStatement, ...] = ()
    author: Person
    created: Edtf
    reviewed_by: Person = Person("")


@dataclass(frozen=True, kw_only=True)
class Tombstone:
    """Why an article is no longer shown: the file `tombstone.yml` among its annotations."""

    kind: Literal["tombstone"]
    reason: Bilingual
    date: Edtf
    author: Person
    reviewed_by: Person = Person("")


Annotation = Claim | Note | Mention | Metadata


# A form is a name, not a text.
MOST_WORDS_OF_A_FORM = 20


@dataclass(frozen=True, kw_only=True)
class Form:
    """One way a name is printed.

    Attributes:
        kind: `name` names the actor alone; `short` only once a `name` stands in the same article;
            `nisba` is the adjective (عراقي).
        within: the parts of an article where the form means this actor; everywhere when empty.
        articles: the articles where it does; all when empty. For descriptions of unnamed people.
    """

    form: str
    kind: Literal["name", "short", "nisba"] = "name"
    within: tuple[Part, ...] = ()
    articles: tuple[ArticleId, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person, body, place or document that articles name, with the forms of its name."""

    name: Bilingual
    type: Literal["person", "organisation", "state", "place", "role", "anonymous", "class", "document", "narrator"]
    wikidata: str = ""
    note: Bilingual | None = None
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """Lines that outlets print around their articles, compared folded.

    Attributes:
        kind: what such a line is; names the reason in the catalogue (`removed.KIND`). `caption` is kept, not removed.
        starts, equals, contains, ends: the line's whole words, any of which suffices.
        labels: words at the line's begin, with a colon, dash or stroke behind them («بقلم: ...»).
        where: `head` only before the first paragraph, `tail` only behind the last, `edges` either, `any` everywhere.
        closes: `yes` when the article is over there: short lines that follow belong to the page, not to the article.
        links: `yes` when lines like titles that follow such a line are links to other articles.
        needs: `digit` where only a line with a digit in it is meant; `fragment` where only one that is no sentence.
        longest: lines of more code points are never taken for furniture.
    """

    kind: str
    starts: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    where: Literal["any", "head", "tail", "edges"] = "any"
    closes: Literal["yes", "no"] = "no"
    links: Literal["yes", "no"] = "no"
    needs: Literal["digit", "fragment", ""] = ""
    longest: Literal["25", "40", "80", "160", "600"] = "160"


@dataclass(frozen=True, kw_only=True)
class Source:
    """An outlet or agency."""

    name: Bilingual
    type: Literal["news-site", "newspaper", "agency", "platform", "unknown"]
    site: str = ""
    country: str = ""
    actor: ActorId | None = None
    note: Bilingual | None = None
    reuse: Literal["whole", "quotations"] = "whole"
    furniture: tuple[Furniture, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A concept of the archive's vocabulary (SKOS: prefLabel, altLabel, broader, definition, scopeNote, note).

    Attributes:
        definition: what it is; `scope_note`: what belongs to it in this archive and what does not.
    """

    label: Bilingual
    alt: tuple[str, ...] = ()
    broader: TopicId | None = None
    definition: Bilingual | None = None
    scope_note: Bilingual | None = None
    note: Bilingual | None = None


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question that articles answer over time."""

    text: Bilingual
    value_type: Literal["date", "quantity", "yes-no", "text"]
    unit: Bilingual | None = None
    topics: tuple[TopicId, ...] = ()
    note: Bilingual | None = None


@dataclass(frozen=True, kw_only=True)
class Relation:
    """How claims, or with `question` their answers, stand to one another: `from_` relates to `to`."""

    kind: RelationKind
    from_: tuple[AnnotationId, ...]
    to: tuple[AnnotationId, ...] = ()
    question: QuestionId | None = None
    actor: ActorId | None = None
    independent: Literal["yes", "no", "unknown", ""] = ""
    reason: Bilingual
    author: Person
    created: Edtf
    reviewed_by: Person = Person("")


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What stays where an actor, source, topic or question was: under which id it is now."""

    moved_to: MovedId
    note: Prose = Prose("")


def state_of(value: Annotation | Relation | Tombstone) -> State:
    """Entered by a named person, or reviewed by another one; the scripts' own findings are `proposed`."""
    return "reviewed" if value.reviewed_by and value.reviewed_by != value.author else "entered"


V = TypeVar("V", covariant=True)
W = TypeVar("W")


class Outdated(NamedTuple):
    """A reference to an id that has moved: the key's path in the file, what is meant, the old id and the new one."""

    at: str
    kind: str
    old: str
    new: str


@dataclass(frozen=True)
class Entry(Generic[V]):
    """A contributed value with its id, its file, and the line and column of each of its fields (`speakers.0`).

    Attributes:
        outdated: the references that the file still gives by ids that have moved; the value has the new ones.
    """

    id: str
    path: str
    value: V
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)
    outdated: tuple[Outdated, ...] = field(default=(), compare=False, repr=False)


# What is made of the whole archive for programs; `extra.hashiya.data` in `mkdocs.yml` may leave parts out.
DATA_PARTS = frozenset(("tables", "sqlite", "lines", "feeds"))


@dataclass(frozen=True)
class Grave:
    """An article that is no longer shown. Its texts are not read, so nothing that is made of articles knows of it.

    Attributes:
        ledger: what was published of it; None where nothing ever was.
        annotation_ids: the ids of its annotations: those published, and those whose files are there.
    """

    id: str
    entry: Entry[Tombstone]
    ledger: Ledger | None
    annotation_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class NavItem:
    """An entry of the navigation: a page or an address with its title, or a title over further entries."""

    title: str = ""
    target: str = ""
    items: tuple[NavItem, ...] = ()


@dataclass(frozen=True)
class Tree:
    """The pages of the site in one language; `below` is where they stand: nothing for the first, else `en/`."""

    language: str
    below: str = ""

    @property
    def to_root(self) -> str:
        """The way from its first page to the first page of the site."""
        return "../" if self.below else ""


@dataclass(frozen=True)
class Picture:
    """The picture that links to the archive are shown with, a PNG.

    Attributes:
        address: below the site's root.
        width, height: in pixels.
        is_own: True where the archive brings its own.
    """

    address: str = "assets/hashiya/card.png"
    width: int = 1200
    height: int = 630
    is_own: bool = False


@dataclass(frozen=True)
class Settings:
    """What `mkdocs.yml` says that our pages need.

    Attributes:
        printed: words that the theme prints unescaped, by their keys.
        data: which files for programs are made of the whole archive.
        licence: the Creative Commons licence that the footer links to, as an address; empty where it links to none.
        nav: the Markdown pages that the navigation names.
        navigation: how it is built; empty where the engine builds it.
        languages: of the interface; the first is that of the site's root, where the articles stand.
        translations: for other languages what the archive says of itself, by language and key of `mkdocs.yml`.
        palette: the theme's colours as JSON, with the names of their switches.
        picture: what links to the archive are shown with.
        main_question: the id of the question with which the home page begins; empty where the archive leaves it to us.
    """

    site_name: str
    site_url: str = ""
    repo_url: str = ""
    branch: str = "main"
    forge: str = ""
    contact: str = ""
    layout: str = ""
    docs_dir: str = "docs"
    nav: tuple[str, ...] = ()
    plugins: frozenset[str] = frozenset()
    extensions: frozenset[str] = frozenset()
    printed: tuple[tuple[str, str], ...] = ()
    data: frozenset[str] = DATA_PARTS
    licence: str = ""
    picture: Picture = Picture()
    main_question: str = ""
    navigation: tuple[NavItem, ...] = ()
    languages: tuple[str, ...] = ("ar", "en")
    translations: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    palette: str = ""
    copyright: str = ""

    @property
    def trees(self) -> tuple[Tree, ...]:
        """The trees of the site, that of the root first."""
        first, *others = self.languages
        return (Tree(first), *(Tree(language, f"{language}/") for language in others))

    def said_in(self, language: str) -> Mapping[str, str]:
        """What the archive says of itself in a language."""
        return dict(dict(self.translations).get(language, ()))

    @property
    def has_contact(self) -> bool:
        """True where somebody can be written to; names under `.example` are nobody's (RFC 2606)."""
        return "@" in self.contact and not self.contact.endswith(".example")


@dataclass(frozen=True)
class Material:
    """One article's input.

    Attributes:
        annotations: what people wrote about it.
        ids: of all its annotation files, unreadable ones too.
        ledger: what was published of it; None where nothing was yet.
    """

    seed: Seed
    annotations: tuple[Entry[Annotation], ...]
    ids: tuple[str, ...] = ()
    ledger: Ledger | None = None


@dataclass(frozen=True)
class Archive:
    """What belongs to the archive as a whole: its settings, and the files that all articles share.

    Attributes:
        published: the ids of actors, sources, topics, questions and contributors that were ever published, by kind.
        releases: the archive as it was published under names, the first first.
    """

    settings: Settings
    actors: Mapping[str, Entry[Actor]]
    sources: Mapping[str, Entry[Source]]
    topics: Mapping[str, Entry[Topic]]
    questions: Mapping[str, Entry[Question]]
    relations: tuple[Entry[Relation], ...]
    moved: Mapping[tuple[str, str], Entry[Moved]] = field(default_factory=dict)
    published: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    releases: tuple[Release, ...] = ()

    @cached_property
    def moves(self) -> Mapping[tuple[str, str], str]:
        """For each (kind, id) that has moved to one that is there, over as many steps as it takes, that id."""
        found: dict[tuple[str, str], str] = {}
        for kind, old in self.moved:
            new, steps = old, 0
            while (kind, new) in self.moved and steps <= len(self.moved):
                new, steps = self.moved[kind, new].value.moved_to, steps + 1
            if new in self.of(kind):
                found[kind, old] = new
        return found

    def of(self, kind: str) -> Mapping[str, Entry[Any]]:
        """The actors, sources, topics or questions, by their ids."""
        kinds: dict[str, Mapping[str, Entry[Any]]] = {
            "actors": self.actors,
            "sources": self.sources,
            "topics": self.topics,
            "questions": self.questions,
        }
        return kinds[kind]

    def around_articles(self) -> Archive:
        """The part of it on which reading one article depends: ids, forms, furniture, types of actors and
        values, and the names by which outlets and topics are found.

        Names of actors and all notes are left out: changing them changes pages, not what is known of an article.
        """
        nameless = Bilingual(Prose(""))
        return Archive(
            Settings(""),
            {i: _only(e, Actor(name=nameless, type=e.value.type, forms=e.value.forms)) for i, e in self.actors.items()},
            {i: _only(e, replace(e.value, note=None, actor=None)) for i, e in self.sources.items()},
            {i: _only(e, replace(e.value, note=None, broader=None)) for i, e in self.topics.items()},
            {i: _only(e, Question(text=nameless, value_type=e.value.value_type)) for i, e in self.questions.items()},
            (),
            {key: _only(e, replace(e.value, note=Prose(""))) for key, e in self.moved.items()},
        )


def _only(entry: Entry[Any], value: W) -> Entry[W]:
    return Entry(entry.id, entry.path, value)


# ---- parse: what the text is made of ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """One line of a seed without its line end.

    Attributes:
        number: 1-based.
        start, end: its span in the seed's text.
        id: its id on the page: `p7-3f2a` in the body, `c1-09ab` for captions, `title`, `l3` when removed.
        rule: the rule that made it a caption or removed it.
        dateline: where the dateline ends that it begins with («بغداد – رويترز:»), in the seed's text; 0 without one.
    """

    number: int
    start: int
    end: int
    kind: LineKind
    id: str
    rule: str = ""
    dateline: int = 0


@dataclass(frozen=True)
class Article:
    """A seed divided into lines: kept, captions and removed ones; together they are the whole text.

    Attributes:
        number: of the capture, from 1.
    """

    id: ArticleId
    text: str
    lines: tuple[Line, ...]
    declared: Declared = Declared()
    media_type: MediaType = "text/plain"
    number: int = 1

    @property
    def seed_name(self) -> str:
        """The name of its seed's file."""
        return f"{self._stem}{SEED_ENDINGS[self.media_type]}"

    @property
    def raw_name(self) -> str:
        """The name under which its seed's bytes are published: never one that a browser would run as a page."""
        return f"{self._stem}{RAW_ENDINGS[self.media_type]}"

    @property
    def _stem(self) -> str:
        return self.id if self.number == 1 else f"{self.id}.{self.number}"

    @property
    def title(self) -> Line | None:
        """The line that is the title, if any."""
        return next((line for line in self.lines if line.kind == "title"), None)

    def line_at(self, offset: int) -> Line:
        """The line that holds a code point (a line end belongs to the line it ends)."""
        return next(line for line in reversed(self.lines) if line.start <= offset)

    def words_of(self, line: Line) -> str:
        """The text of a line, as captured."""
        return self.text[line.start : line.end]


# ---- annotate: what is known, tied to the words ----------------------------------------------------------------


@dataclass(frozen=True)
class Anchored(Generic[V]):
    """An annotation found in its article.

    Attributes:
        id: annotation id.
        number: its number on the page, in order of the text, from 1.
        start, end: the span of the quotation.
        line_id: id of the line where it begins.
    """

    id: str
    number: int
    annotation: V
    start: int
    end: int
    line_id: str

    @property
    def stem(self) -> str:
        """The last part of the id, unique in the article."""
        return self.id.rpartition("/")[2]


@dataclass(frozen=True)
class Named:
    """A name found in an article: `form` as printed, without the proclitic that stands before it.

    Attributes:
        kind: of the form by which it was found: a name, a short one, or the adjective.
        title: the span of the words that say what a person is, before the name or in the form itself; -1 where none do.
        state: proposed where the scripts found it by its form; else `entry_id` is the annotation that says so.
    """

    actor: str
    start: int
    end: int
    line_id: str
    form: str
    proclitic: str = ""
    stands_for: str = ""
    state: State = "proposed"
    entry_id: str = ""
    author: str = ""
    reviewed_by: str = ""
    kind: Literal["name", "short", "nisba"] = "name"
    title: tuple[int, int] = (-1, -1)

    @property
    def fragment(self) -> str:
        """The id of the name on the article's page."""
        return f"w{self.start}"


@dataclass(frozen=True)
class Witness:
    """Evidence, with the span of its words where they were found; -1 where it quotes none.

    Attributes:
        field: where words come from that are not of the text (`json-ld datePublished`).
        article: the id of the other article whose words they are.
    """

    quote: str
    reason: Bilingual
    start: int = -1
    end: int = -1
    field: str = ""
    article: str = ""

    @property
    def fragment(self) -> str:
        """The id of the words on the article's page, empty where there are none."""
        return f"w{self.start}" if self.start >= 0 else ""


@dataclass(frozen=True)
class TopicUse:
    """A topic of an article with the words that show it."""

    topic: str
    start: int
    end: int

    @property
    def fragment(self) -> str:
        """The id of the words on the article's page."""
        return f"w{self.start}"


@dataclass(frozen=True)
class Settled:
    """What is known of an article as a whole: settled by a person's metadata file, else proposed by the scripts.

    A statement without its entry is a proposal. None and unknown where nobody and nothing tells.

    Attributes:
        title_en: the title in English, where a person put it so.
        authors: as a person settled them, else the name that the page declares; empty where nothing tells.
    """

    headline: str
    title_en: str = ""
    authors: tuple[AuthorStatement, ...] = ()
    authors_witnesses: tuple[Witness, ...] = ()
    authors_entry: Entry[Metadata] | None = None
    source: SourceStatement | None = None
    source_witnesses: tuple[Witness, ...] = ()
    source_entry: Entry[Metadata] | None = None
    date: DateStatement | None = None
    date_witnesses: tuple[Witness, ...] = ()
    date_entry: Entry[Metadata] | None = None
    topics: tuple[TopicUse, ...] = ()
    topics_entry: Entry[Metadata] | None = None

    @property
    def spots(self) -> frozenset[int]:
        """Where words begin that other pages lead to: those that show a topic, and those that are evidence."""
        witnesses = (*self.source_witnesses, *self.date_witnesses, *self.authors_witnesses)
        return frozenset([use.start for use in self.topics] + [w.start for w in witnesses if w.start >= 0])


@dataclass(frozen=True)
class Orphan:
    """A quotation that was not found, or not found once.

    Attributes:
        field: the key of the quotation in the file (`quote`, `date.evidence.0.quote`).
        hits: how often it was found: 0, or 2 and more.
        nearest: words of the article that are most like it, the likest first.
        without_prefix: how often the quotation stands there if the words around it, which do not, are left out.
        choices: for each place where it was found, the words around it that would choose it, by their key.
    """

    entry: Entry[Annotation]
    field: str
    quote: str
    hits: int
    nearest: tuple[str, ...] = ()
    without_prefix: int = 0
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Drift:
    """A quotation that was found, but whose file should be mended.

    Attributes:
        field: the key of the quotation in the file.
        quote: the words in the file; `found` those of the article.
        score: how sure it is; 1 where only spelling tells the words from others that are written alike.
        mends: what makes the file say what the article says, there and nowhere else.
    """

    entry: Entry[Annotation]
    field: str
    quote: str
    found: str
    score: float
    mends: tuple[Mend, ...]


Span = tuple[int, int]


@dataclass(frozen=True)
class Clue:
    """What a finding rests on: words of the text with their span, a field outside of it, or words of another article.

    Attributes:
        field: the name of the field that says the words; empty where the text does.
        article: the id of the other article that says them.
    """

    words: str
    start: int = -1
    end: int = -1
    field: str = ""
    article: str = ""


@dataclass(frozen=True)
class Dating:
    """When an article appeared, as its own text and what was declared of it tell.

    Attributes:
        basis: what it rests on: `metadata` a field that the page or record declares, `url` its address, `dateline`
            a line of the publishing system, `text-and-weekday` a day that the text calls its own with the weekday that
            fits, `text` one without a weekday, `bounds` what the text knows, `other-articles` what others know.
        confidence: `certain` where two witnesses agree (a day and its weekday), else less.
        weekday: 1 Monday to 7 Sunday where the text fixes it («اليوم الأربعاء»), else 0.
        calendar: in which the day was printed or declared.
    """

    edtf: Edtf
    basis: Basis | Literal["none"]
    confidence: Confidence
    evidence: tuple[Clue, ...] = ()
    weekday: int = 0
    calendar: Literal["gregorian", "hijri"] = "gregorian"


@dataclass(frozen=True)
class SourceFound:
    """An outlet or agency that an article's text, the lines around it or its metadata name.

    Attributes:
        source: its id; empty where the archive has no such source and only `clue.words` name it.
        clue: the words that name it.
    """

    source: str
    clue: Clue


@dataclass(frozen=True)
class Provenance:
    """Where an article comes from; None and empty where nothing tells.

    Attributes:
        publisher: whose page it is.
        republished_from: whom the page took it from.
        cites: agencies and outlets after whom the text reports («ونقلت وكالة رويترز»), in order, each once.
    """

    publisher: SourceFound | None = None
    republished_from: SourceFound | None = None
    cites: tuple[SourceFound, ...] = ()


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks or through whom words came: as printed, and who that is where the archive knows."""

    words: str
    start: int
    end: int
    actor: str = ""


@dataclass(frozen=True)
class ProposedClaim:
    """Who said what, as the scripts read it.

    Attributes:
        start, end: what is said.
        form: `direct` where it stands in quotation marks.
        verb, verb_start, verb_end: the word of saying («أعلن», «وفق»), as printed.
        speakers: in order; empty where the text names none.
        via: through whom («ونقلت وكالة رويترز عن»).
        carried: True where the speakers stand in an earlier sentence.
        rule: the pattern that found it.
    """

    start: int
    end: int
    form: Literal["direct", "indirect"]
    verb: str
    verb_start: int
    verb_end: int
    speakers: tuple[Voice, ...]
    via: tuple[Voice, ...] = ()
    carried: bool = False
    dates: tuple[Edtf, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    rule: str = ""


@dataclass(frozen=True)
class ProposedName:
    """Words that look like the name of somebody whom no actor file knows, with the words that make them look so."""

    words: str
    start: int
    end: int
    cue: str


@dataclass(frozen=True)
class Proposed:
    """What the scripts find of an article by themselves; nothing of it is settled."""

    date: Dating = Dating(UNKNOWN, "none", "unknown")
    provenance: Provenance = Provenance()
    topics: tuple[TopicUse, ...] = ()
    claims: tuple[ProposedClaim, ...] = ()
    names: tuple[ProposedName, ...] = ()


@dataclass(frozen=True)
class Revision:
    """A contributed file before and after a change; `before` is None for a new one. Paths as in problems."""

    path: str
    before: str | None
    after: str


@dataclass(frozen=True)
class AnnotatedArticle:
    """An article with all that is known of it.

    Attributes:
        withdrawn: what its authors took back; `start` is -1 where the words are no longer found.
        entries: all that people wrote about it, without places.
        versions: all captures of it, the one that is shown last.
        published: the passages of earlier publications whose ids the page does not have now.
        kept: (address, slot) of lists in which it was published, and whose pages stay when they are empty.
    """

    article: Article
    sha256: str
    settled: Settled
    claims: tuple[Anchored[Claim], ...]
    notes: tuple[Anchored[Note], ...]
    mentions: tuple[Named, ...]
    orphans: tuple[Orphan, ...] = ()
    drifts: tuple[Drift, ...] = ()
    annotation_ids: tuple[str, ...] = ()
    proposed: Proposed = Proposed()
    withdrawn: tuple[Anchored[Claim] | Anchored[Note], ...] = ()
    entries: tuple[Entry[Annotation], ...] = ()
    versions: tuple[Version, ...] = ()
    published: tuple[Published, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> ArticleId:
        """The article's id."""
        return self.article.id

    @property
    def set_aside(self) -> tuple[Entry[Any], ...]:
        """The annotations that were set aside, because their words are no longer in the text."""
        entries = {orphan.entry.id: orphan.entry for orphan in self.orphans}
        return tuple(e for _, e in sorted(entries.items()) if not isinstance(e.value, Metadata))

    @property
    def proposed_claims(self) -> tuple[ProposedClaim, ...]:
        """The claims that the scripts propose where no person has annotated one."""
        spans = [(claim.start, claim.end) for claim in self.claims]
        return tuple(c for c in self.proposed.claims if not any(c.start < b and a < c.end for a, b in spans))

    @property
    def date(self) -> Edtf:
        """The date of publication, settled or proposed; unknown where nothing tells."""
        return self.settled.date.edtf if self.settled.date else UNKNOWN

    @property
    def publisher(self) -> str:
        """The id of the publishing source, settled or proposed; `unknown` where nothing tells."""
        return self.settled.source.publisher if self.settled.source else UNKNOWN_SOURCE


# ---- compare: what only the whole archive tells -----------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """A sentence that speaks of a time to come.

    Attributes:
        ahead: the months to come that it names, as (year, month).
        content: its words, without articles and proclitics.
        days: when what it tells happened, first and last day; None where it does not say.
        when: the words that say so.
        weekday: the weekday of what it tells, 1 to 7, where only that is said; else 0.
        announced: True where something is announced in it; foretold: True where it says that this is to come.
    """

    ahead: frozenset[tuple[int, int]]
    content: frozenset[str]
    days: tuple[date, date] | None
    when: str
    weekday: int
    announced: bool
    foretold: bool


@dataclass(frozen=True)
class Account:
    """What of an article matters to the dates of others.

    Attributes:
        lead: of an article without a day, the sentence that tells its event on a weekday.
        earlier: the words that put what came before the event into the article's own month, if any.
    """

    id: ArticleId
    dating: Dating
    told: tuple[Told, ...]
    lead: Told | None
    lead_words: Clue | None
    earlier: Clue | None


@dataclass(frozen=True)
class Trace:
    """What an article gives to the comparison with all others.

    Attributes:
        shingles: a sample of its runs of words, sorted, 8 bytes each.
        publisher, republished_from: ids of sources, `unknown` and empty where nothing tells.
        account: what it tells for the dates of others, or needs for its own; None where that is nothing.
    """

    shingles: bytes
    publisher: str
    republished_from: str
    account: Account | None = None


@dataclass(frozen=True)
class Reprint:
    """Another article of the archive with much of the same text.

    Attributes:
        article: its id.
        percent: of the runs of words of the shorter text, how many both have.
        direction: `from` where this text says that it was taken from the other's publisher, `to` the reverse.
    """

    article: str
    percent: int
    direction: Literal["from", "to", ""] = ""


@dataclass(frozen=True)
class Cut:
    """A piece of an article's words, as captured; `marked` where it is told apart from the rest."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Quoted:
    """Words of one line of an article, as captured.

    Attributes:
        fragment: where the line is on the article's page.
        cuts: the words, in order.
        begun, more: True where words of the line before or behind them are left out.
    """

    fragment: str
    cuts: tuple[Cut, ...]
    begun: bool = False
    more: bool = False


@dataclass(frozen=True)
class Beside:
    """A passage of each of two articles.

    Attributes:
        how: `same` letter for letter; `spelling` the same words, those written otherwise marked; `alike` where the
            words that only one has are marked; `run` where both have the marked words in a row in otherwise
            different passages.
    """

    how: Literal["same", "spelling", "alike", "run"]
    one: Quoted
    other: Quoted


@dataclass(frozen=True)
class Naming:
    """What two articles call the same actor, or the words by which they speak of the same topic.

    Attributes:
        one, other: for each printed form its first place on the article's page and how often it is there.
    """

    kind: Literal["actor", "topic"]
    id: str
    one: tuple[tuple[str, str, int], ...]
    other: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Comparison:
    """What the words of two articles say of one another.

    Attributes:
        passages: in the order of the first article; `rest` how many more there are.
        percent: of the words of the shorter one, how many stand in passages of both.
        actors, topics: the ids of those that both have, those that both name most first; `actors_total`,
            `topics_total`: how many there are.
    """

    passages: tuple[Beside, ...]
    rest: int
    percent: int
    namings: tuple[Naming, ...]
    actors: tuple[str, ...] = ()
    actors_total: int = 0
    topics: tuple[str, ...] = ()
    topics_total: int = 0


# ---- index: ways in --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Label:
    """Words of the interface: a key of the catalogue with what fills it; never the words themselves."""

    key: str
    args: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Link:
    """A place in the archive: a page's address below `archive/` and, where one is meant, an element on it."""

    address: str
    fragment: str = ""


@dataclass(frozen=True)
class ArticleRef:
    """What a list shows of an article."""

    id: str
    headline: str
    source: str
    date: Edtf
    confidence: Confidence
    date_state: State = "entered"
    source_state: State = "entered"

    @property
    def is_day_certain(self) -> bool:
        """True where the day on which it appeared is known, and for certain."""
        return self.date.is_a_day and self.confidence == "certain"


@dataclass(frozen=True)
class Passage:
    """Words in their context, as printed, with the place where they stand."""

    link: Link
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class ArticleItem:
    """An article in a list, with the passage that is the reason for its place there.

    Attributes:
        why: in what way it is the reason, where that is not plain.
        language: of the article, as `writing.language_tag` tells it, where the list needs it.
    """

    article: ArticleRef
    passage: Passage | None = None
    label: Label | None = None
    why: Label | None = None
    language: str = ""


@dataclass(frozen=True)
class ClaimItem:
    """A claim in a list.

    Attributes:
        about: in a list by dates, the date that the claim speaks of, EDTF.
        questions: the ids of those that it answers.
    """

    article: ArticleRef
    passage: Passage
    speakers: tuple[str, ...]
    via: tuple[str, ...]
    form: str
    state: State
    author: str
    reviewed_by: str
    about: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class LinkItem:
    """A page of the archive in a list, with its name in both languages and how much it holds."""

    name: Bilingual
    link: Link
    count: Label | None = None
    label: Label | None = None


@dataclass(frozen=True)
class RelationItem:
    """How an answer or claim stands to another one; `conflict` is what the scripts propose, and no relation yet.

    Attributes:
        author, reviewed_by: who entered it and who reviewed it.
        number: on the page of a question where this is told in full for all answers, the number of the other answer.
        listed: where that answer stands then.
    """

    kind: RelationKind | Literal["conflict"]
    inverse: bool
    other: Link
    other_label: str
    reason: Bilingual
    independent: str
    state: State
    author: str = ""
    reviewed_by: str = ""
    number: int = 0
    listed: Link | None = None


@dataclass(frozen=True)
class AnswerItem:
    """One answer to a question with all it rests on; several claims of one article, by their ids, may give it.

    Attributes:
        relayed: the sources whose text the article republishes.
        cited: the sources that the article cites, where a claim of somebody's words names nobody in between.
        number: its place among all answers to the question in order of time, from 1; `origin`: the number of its
            origin. 0 where they are not counted.
    """

    article: ArticleRef
    answer: Answer
    claims: tuple[ClaimItem, ...]
    relations: tuple[RelationItem, ...]
    anchor: str
    claim_ids: tuple[str, ...] = ()
    relayed: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    number: int = 0
    origin: int = 0


@dataclass(frozen=True)
class PassageItem:
    """Words of an article in a list that stands under the article's own heading.

    Attributes:
        stands_for: the actor that the named one stands for there, if any.
        entry_id: the annotation that says whom the words name; empty where the scripts found it.
        form: of a name that the scripts found, by what kind of form.
    """

    passage: Passage
    label: Label | None = None
    form: Literal["name", "short", "nisba"] = "name"
    stands_for: str = ""
    entry_id: str = ""
    state: State = "proposed"
    author: str = ""
    reviewed_by: str = ""


@dataclass(frozen=True)
class DiscrepancyItem:
    """A name in one article that differs from a name in another, of one who is probably the same."""

    article: ArticleRef
    passage: Passage
    relation: RelationItem


@dataclass(frozen=True)
class EntryItem:
    """Something that people wrote, or that awaits one, in a list.

    Attributes:
        label: what it is, or what is awaited of it.
        link: where it is shown.
        words: the words that it is about.
        path: the file that it stands in, below the archive's root; empty where no file does yet.
    """

    label: Label
    link: Link
    words: str | Bilingual
    article: ArticleRef | None = None
    path: str = ""
    state: State | Literal[""] = ""
    author: str = ""
    reviewed_by: str = ""


@dataclass(frozen=True)
class WrittenItem:
    """What somebody wrote lately on words of an article, with the beginning of the note, as it is written."""

    id: str
    entry: EntryItem
    note: str
    created: Edtf


@dataclass(frozen=True)
class Pair:
    """Two articles that are set side by side, the earlier one first.

    Attributes:
        questions: the ids of those that both answer.
        percent: how much of the shorter text both have, as in `Reprint`; 0 where it is not much.
    """

    one: ArticleRef
    other: ArticleRef
    questions: tuple[str, ...] = ()
    percent: int = 0

    @property
    def address(self) -> str:
        """Its page below `archive/`: it does not depend on which one is earlier, which a new date may change."""
        return "/".join(("compare", *sorted((self.one.id, self.other.id))))


@dataclass(frozen=True)
class Said:
    """An answer as one of two articles gives it: its words are a link."""

    answer: Answer
    words: str
    passage: Link
    speakers: tuple[str, ...]


# Why two answers do not contradict one another: they say the same; were given for other times, or for times that may or
# may not be the same; speak of another scope; one is planned and one reported; both may hold; one is not exact.
Why = Literal["same", "time", "when", "scope", "status", "bound", "vague"]


@dataclass(frozen=True)
class Contrast:
    """What two articles answer to one question.

    Attributes:
        verdict: what the rule says of their answers together: the gravest that two of them give, empty without rule.
        why: where it says nothing (`apart`), why not.
        relations: what people, and proposals of conflicts, say of the first one's answers and the other's.
        more: how many answers are not shown.
    """

    question: str
    one: tuple[Said, ...]
    other: tuple[Said, ...]
    verdict: Literal["conflict", "updated", "compatible", "same", "apart", ""]
    relations: tuple[RelationItem, ...] = ()
    more: int = 0
    why: Why | Literal[""] = ""


@dataclass(frozen=True)
class Counted:
    """A year, month or day with what it holds: `2024`, `2024/09`, `2024/09/06`; one that holds nothing has no page."""

    unit: str
    articles: int = 0
    claims: int = 0

    @property
    def link(self) -> Link | None:
        """Its page; None where it has none."""
        return Link(f"dates/{self.unit}") if self.articles or self.claims else None


@dataclass(frozen=True)
class YearItem:
    """A year in the list of years, with its twelve months; `unplaced` is what it holds and none of them does."""

    year: Counted
    months: tuple[Counted, ...]
    unplaced: Counted


@dataclass(frozen=True)
class TopicItem:
    """A topic in the tree.

    Attributes:
        depth: how many topics are above it.
        articles: how many speak of it; `within`: of it or of any narrower one, each article once.
        also: its other names.
    """

    topic: str
    depth: int
    articles: int
    within: int
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Present:
    """A question with what is said of it now.

    Attributes:
        answers: how many it has; `answer`: the newest one, None where there is none.
        outlets: how many give that one; `rivals`: how many other ones were given for the same time.
        passage: where its words are.
    """

    question: str
    answers: int = 0
    answer: Answer | None = None
    outlets: int = 0
    rivals: int = 0
    passage: Link | None = None


@dataclass(frozen=True)
class TitleItem:
    """What an article says that a person is, beside the name: «رئيس الوزراء العراقي»."""

    passage: Passage


@dataclass(frozen=True)
class CompanyItem:
    """An actor that an article names beside another one.

    Attributes:
        paragraphs: how many lines of the article name both.
        fragment: the first of them; empty where there is none.
    """

    actor: str
    paragraphs: int
    fragment: str = ""


@dataclass(frozen=True)
class RelayItem:
    """A source that an article has something from.

    Attributes:
        whole: True where the article was taken from it; else the text reports after it.
        passage: the words that say so, where there are any.
    """

    source: str
    whole: bool
    passage: Passage | None = None


@dataclass(frozen=True)
class HabitItem:
    """Words that an article prints for what others print otherwise: the name of a month, digits, a word of saying.

    Attributes:
        kind: which of these; `system`: of digits, which they are.
        words: as printed; `count`: how often.
        fragment: where they stand first on the article's page.
    """

    kind: Literal["month", "digits", "verb"]
    words: str
    count: int
    fragment: str
    system: Literal["western", "arabic", ""] = ""


@dataclass(frozen=True)
class UseItem:
    """Words as articles print them, how often, and where first: a form of a name, a title, a word of saying.

    Attributes:
        places, articles: how often they stand, and in how many articles.
        link: their first place; `first` the article that has it.
        last: the last article that has them, where time matters; `last_link` a place there.
        label: what is told of them beside that.
        states: of a form of a name, who says whom it means, and in how many places.
        is_doubted: True where somebody says that a name may be another one's.
    """

    words: str
    places: int
    articles: int
    link: Link
    first: ArticleRef
    last: ArticleRef | None = None
    last_link: Link | None = None
    label: Label | None = None
    states: tuple[tuple[State, int], ...] = ()
    is_doubted: bool = False


@dataclass(frozen=True)
class KinItem:
    """An actor or source that stands beside the one a page is about.

    Attributes:
        articles: in how many articles; `paragraphs` in how many lines of them.
        link: an example, the newest one; None where no line has both.
        whole: of a source, how many articles were taken from it as a whole.
        passage: the newest words that name it, where there are any.
    """

    kind: Literal["actor", "source"]
    id: str
    articles: int
    paragraphs: int = 0
    link: Link | None = None
    whole: int = 0
    passage: Passage | None = None


@dataclass(frozen=True)
class Word:
    """A form in which an outlet prints a name: how often, and a place where it does.

    Attributes:
        outlets: where several are taken together, some of those that print it, and how many more do.
    """

    form: str
    count: int
    link: Link
    outlets: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class WordingItem:
    """What outlets call the same actor.

    Attributes:
        columns: for each outlet, by its id, its forms and how many more it has; the empty id stands for all others.
    """

    actor: str
    columns: tuple[tuple[str, tuple[Word, ...], int], ...]


Item = (
    ArticleItem
    | ClaimItem
    | LinkItem
    | AnswerItem
    | PassageItem
    | DiscrepancyItem
    | EntryItem
    | WrittenItem
    | Pair
    | YearItem
    | TopicItem
    | Present
    | TitleItem
    | CompanyItem
    | RelayItem
    | HabitItem
    | UseItem
    | KinItem
    | WordingItem
)


@dataclass(frozen=True)
class Awaited:
    """Something that awaits a person, for scripts.

    Attributes:
        kind: as in the addresses below `archive/todo/`.
        article: the id of the article, path: the file below the archive's root; empty where there is none.
        address: where on the site it is shown.
        words: the words that it is about; `what` is awaited of it, in words.
    """

    kind: str
    article: str
    path: str
    address: str
    words: str
    what: str
    author: str


@dataclass(frozen=True)
class Section:
    """A headed list: `label` heads it where the heading is interface, `article` where it is an article's passages.

    Attributes:
        total: how many items there are in all, where not all of them are here.
        more: where all of them are.
    """

    label: Label | None
    items: tuple[Item, ...]
    article: ArticleRef | None = None
    note: Label | None = None
    anchor: str = ""
    total: int = 0
    more: Link | None = None


@dataclass(frozen=True)
class Fact:
    """One line of what is known of the thing a page is about; `link` leads to it, here or elsewhere."""

    label: Label
    text: str | Bilingual = ""
    value: Label | None = None
    link: Link | None = None
    href: str = ""


@dataclass(frozen=True)
class Role:
    """What a person is, as the newest dated article prints it, with the place of its words."""

    words: str
    link: Link
    article: ArticleRef


@dataclass(frozen=True)
class AnswerPoint:
    """An answer as the picture of its question shows it.

    Attributes:
        passage: the words that give it; `listed`: where it stands on the question's pages.
        source: the publisher; `speakers`: who says it.
        origin: the number of its origin; 0 where they are not counted.
    """

    answer: Answer
    passage: Link
    listed: Link
    source: str
    speakers: tuple[str, ...]
    origin: int = 0


@dataclass(frozen=True)
class OriginLine:
    """One answer under its origin: its number, its words, and the way from the speaker to the outlet."""

    number: int
    article: ArticleRef
    answer: Answer
    words: str
    passage: Link
    speakers: tuple[str, ...]
    via: tuple[str, ...]
    relayed: tuple[str, ...]
    cited: tuple[str, ...]


@dataclass(frozen=True)
class Origin:
    """Answers that count as one testimony at most: those of one outlet, or those whose ways meet.

    Attributes:
        number: from 1, in order of the first answers.
        outlets: an article of each outlet that gives them; `outlets_total`: how many there are.
        met: where the ways of several outlets meet: (`actor` or `source`, id), (`person`, "") where a person says so,
            (`text`, "") where their articles share much of their text.
        across: where some of them meet answers of another origin.
        lines: its newest answers in order of time; `more`: how many older ones there are.
    """

    number: int
    outlets: tuple[ArticleRef, ...]
    outlets_total: int
    met: tuple[tuple[str, str], ...]
    across: tuple[tuple[str, str], ...]
    lines: tuple[OriginLine, ...]
    more: int = 0


@dataclass(frozen=True)
class Tie:
    """How one answer to a question stands to another.

    Attributes:
        one, other: their numbers in order of time, from 1.
        relation: what is said or proposed of the first and the second; None where a rule tells why they do not
            contradict one another.
        why: what that rule says; empty where there is a relation.
    """

    one: int
    other: int
    relation: RelationItem | None = None
    why: Why | Literal[""] = ""


@dataclass(frozen=True)
class Accord:
    """How answers stand to one another, in one of three ways.

    Attributes:
        how: `against` for those that contradict, `seeming` for those that only seem to, `agreeing`.
        ties: the first of them, with the answers that they are of; `total`: how many there are.
    """

    how: Literal["against", "seeming", "agreeing"]
    ties: tuple[Tie, ...]
    total: int

    @property
    def is_reviewed(self) -> bool:
        """True where a second person stands for the first of them: what was reviewed comes first."""
        return any(tie.relation and tie.relation.state == "reviewed" for tie in self.ties[:1])


@dataclass(frozen=True)
class Survey:
    """What a question's first page shows of all its answers together.

    Attributes:
        outlets_total: how many outlets answer.
        origins: all answers by their origins; `independent`: how many origins there are, which is how many answers at
            most share neither outlet nor speaker nor agency.
        silent: of each outlet that gives no answer the newest article on the question's topics that is later than the
            first answer, with whether any claim of it is in the archive.
        present: the question with what is said of it now.
        accords: how the answers stand to one another; a way that none of them have is left out.
    """

    value_type: str
    unit: Bilingual | None
    points: tuple[AnswerPoint, ...]
    outlets_total: int
    origins: tuple[Origin, ...]
    independent: int
    silent: tuple[tuple[ArticleRef, bool], ...]
    silent_total: int
    present: Present
    accords: tuple[Accord, ...] = ()


@dataclass(frozen=True)
class Period:
    """A year, month or day of a timeline.

    Attributes:
        unit: as in the addresses of dates: `2024/09`.
        first, last: its days.
        articles: how many were surely published in it; `claims`: how many speak of it, or of a day of it.
        unsure: of how many of those articles the day is not certain; `vague`: how many of those claims name no day.
        shown: those articles, where a page has few.
        link: its own timeline, else its lists; None where nothing is in it.
    """

    unit: str
    first: date
    last: date
    articles: int = 0
    claims: int = 0
    unsure: int = 0
    vague: int = 0
    shown: tuple[ArticleRef, ...] = ()
    link: Link | None = None


@dataclass(frozen=True)
class Stretch:
    """Days longer than one period of a timeline, on one of which articles were published or of which claims speak.

    Attributes:
        first, last: `date.min` and `date.max` where they are open.
        name: what it is called; None where it is open on both sides.
        several: True where stretches of other days within it are gathered.
    """

    first: date
    last: date
    articles: int
    claims: int
    link: Link
    name: Label | None = None
    shown: tuple[ArticleRef, ...] = ()
    several: bool = False


@dataclass(frozen=True)
class Timeline:
    """What a timeline shows of its time.

    Attributes:
        periods: without gaps, in order; empty where nothing has a date.
        stretches: the longer ones first.
        around: how many articles may be of this time, but of days on either side of it as well.
        before, after: how many articles and claims are of times before and behind all periods.
        undated: how many articles have no date at all, and how many claims speak of no single year.
        neighbours: the timelines right before and right behind it.
    """

    step: Literal["year", "month", "day"]
    periods: tuple[Period, ...]
    stretches: tuple[Stretch, ...]
    around: int = 0
    before: tuple[int, int] = (0, 0)
    after: tuple[int, int] = (0, 0)
    undated: tuple[int, int] = (0, 0)
    neighbours: tuple[Link | None, Link | None] = (None, None)


@dataclass(frozen=True)
class Month:
    """A month of a calendar with its days that hold anything, in order."""

    month: Counted
    days: tuple[Counted, ...]

    @property
    def unplaced(self) -> Counted:
        """What the month holds and none of its days does."""
        articles = self.month.articles - sum(day.articles for day in self.days)
        return Counted(self.month.unit, articles, self.month.claims - sum(day.claims for day in self.days))


@dataclass(frozen=True)
class Calendar:
    """What the page of a year, a month or a day shows of the calendar.

    Attributes:
        months: of a year all twelve, of a month itself, of a day none.
        neighbours: the units before and after it that hold something.
        empty: the units between it and each of those, the first and the last of them; nothing where it is the next one.
    """

    months: tuple[Month, ...] = ()
    neighbours: tuple[Link | None, Link | None] = (None, None)
    empty: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


@dataclass(frozen=True)
class Place:
    """Where a topic stands in the tree.

    Attributes:
        above: from the broadest to the next broader one.
        below: the narrower ones, each with all below it; `beside`: others that have the same broader one.
        below_more, beside_more: how many more there are.
        oldest, newest: its own articles to begin with; `newest` is None where no more than one has a date.
        inherited: the newest articles that are of narrower topics alone, each with one of those; `inherited_total`: how
            many there are.
        times: when its articles appeared: periods and how many; `timeless`: how many no such period holds.
        actors: those that most of its articles name, each with in how many of them.
    """

    above: tuple[str, ...] = ()
    below: tuple[TopicItem, ...] = ()
    below_more: int = 0
    beside: tuple[str, ...] = ()
    beside_more: int = 0
    oldest: ArticleRef | None = None
    newest: ArticleRef | None = None
    inherited: tuple[tuple[ArticleRef, str], ...] = ()
    inherited_total: int = 0
    times: tuple[Counted, ...] = ()
    actors: tuple[tuple[str, int], ...] = ()
    timeless: int = 0


@dataclass(frozen=True)
class Spread:
    """How the articles of a list lie in time.

    Attributes:
        periods: without gaps, in order; `before`: how many articles are older than all of them.
        vague: how many have no date that a single period holds.
    """

    step: Literal["month", "year"]
    periods: tuple[Period, ...]
    before: int = 0
    vague: int = 0


@dataclass(frozen=True)
class Index:
    """A page that lists. `title` is content (a name), `label` interface; `description` may follow either.

    Attributes:
        spread: how its articles lie in time; `contents`: its parts, how much each holds and where it begins. Both on
            the first page.
        up: the pages above it.
        page, pages, base: its number where the index is divided, of how many, and the address of the first.
        room: how many items a page of it holds.
        survey: of a question, what its first page shows before the answers.
        moved: where what the page was about is now.
        grave: the article that the page was about and that is no longer shown.
        timeline: what is drawn of time; `pairs`: articles that can be set side by side, shown on the first page.
        calendar: of a year, month or day; `place`: of a topic. Both are shown on the first page.
        waiting: of the page of what awaits a person, each kind of it.
        role: of a person; `voice`: what an actor says, and what others say of it, each with where it is listed. Both
            are shown on the first page.
    """

    address: str
    label: Label | None = None
    title: Bilingual | None = None
    kind: Label | None = None
    description: Bilingual | None = None
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    up: tuple[tuple[Label, Link], ...] = ()
    page: int = 1
    pages: int = 1
    base: str = ""
    room: int = 80
    survey: Survey | None = None
    moved: Link | None = None
    grave: Grave | None = None
    timeline: Timeline | None = None
    pairs: tuple[Pair, ...] = ()
    spread: Spread | None = None
    contents: tuple[tuple[Label, int, Link], ...] = ()
    calendar: Calendar | None = None
    place: Place | None = None
    waiting: tuple[Waiting, ...] = ()
    role: Role | None = None
    voice: tuple[tuple[Label, Link | None], ...] = ()


@dataclass(frozen=True)
class Turn:
    """An answer that differs from the one before it, as it was first given, and how many outlets give it till the next.

    Attributes:
        number: of what it says among all that is said, from 1: who says what was said before has its number.
        speakers: who says it, without the article's own voice.
    """

    number: int
    answer: Answer
    article: ArticleRef
    passage: Link
    speakers: tuple[str, ...]
    outlets: int


@dataclass(frozen=True)
class Story:
    """The main question, and how its answer changed.

    Attributes:
        survey: its points are those that are drawn.
        turns: the last ones, in order of time; `earlier`: how many were before them.
    """

    present: Present
    survey: Survey
    turns: tuple[Turn, ...]
    earlier: int


WaitingOf = Literal["people", "scripts", "nobody"]


@dataclass(frozen=True)
class Waiting:
    """What awaits a person.

    Attributes:
        kind: as in the addresses below `archive/todo/`.
        count: how much of it there is; `example`: the first of it.
        of: `people` what somebody wrote, `scripts` what they propose, `nobody` what nobody has said.
    """

    kind: str
    count: int
    example: EntryItem | None
    of: WaitingOf


@dataclass(frozen=True)
class Home:
    """What the home page shows of the archive.

    Attributes:
        counts: how many articles, outlets, claims, notes there are.
        since, until: the first and last year of articles; empty where none has a date.
        story: None where no question has an answer.
        questions: others with their present answers; `more_questions`: how many are not shown.
        newest: the newest articles; `written`: the newest annotations.
        ways: lists by their labels, each with how much it holds and some of it.
    """

    counts: Mapping[str, int]
    since: str
    until: str
    story: Story | None
    questions: tuple[Present, ...]
    more_questions: int
    newest: tuple[ArticleRef, ...]
    written: tuple[WrittenItem, ...]
    waiting: tuple[Waiting, ...]
    ways: tuple[tuple[Label, Link, Label | None, tuple[LinkItem, ...]], ...]


@dataclass(frozen=True)
class Share:
    """What one article gives to one list: items by the part of the page where they stand (`said`, `names`)."""

    address: str
    slots: Mapping[str, tuple[Item, ...]]


@dataclass(frozen=True)
class ShareCard:
    """What is known of a share without its items.

    Attributes:
        digest: of the items and of what lists show of their article; equal digests mean equal ones.
        counts: how many items each slot has.
        related: the annotations whose relations stand beside the items.
    """

    digest: bytes
    counts: Mapping[str, int]
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class AnswerCard:
    """What is known of an answer without its words.

    Attributes:
        first, last: the days that put it in order, `date.min` and `date.max` where they are open.
        anchor: its id on the question's page.
        answer: without its note.
        claims: the ids of the claims that give it.
        speakers, via, relayed, cited: all that stand on its way, as in `AnswerItem`, of all claims together.
    """

    question: str
    first: date
    last: date
    anchor: str
    answer: Answer
    claims: tuple[str, ...]
    speakers: tuple[str, ...]
    via: tuple[str, ...]
    relayed: tuple[str, ...]
    cited: tuple[str, ...]


class Wording(NamedTuple):
    """A form in which an article prints an actor's name: in how many places, and the first of them on its page."""

    actor: str
    form: str
    places: int
    fragment: str


@dataclass(frozen=True)
class Card:
    """What is known of an article without its text: enough to say where it stands, and what depends on it.

    Attributes:
        digest: of the annotated article; equal digests mean equal articles.
        ref: what lists show of it.
        shares: what it gives to lists, by address.
        answers: its answers, in order of the text.
        ends: for each annotation that a relation may name, the beginning of its words and its place on the page.
        annotation_ids: the ids of all its annotation files.
        trace: what it gives to the comparison with all others.
        by_others: the date that the others give it, already in all that is kept of it; None where they give none.
        people: who wrote and reviewed its annotations, each with a file that names them.
        withdrawn: the ids of the annotations that their authors took back.
        kept: (address, slot) of lists in which it was published, and whose pages stay when they are empty.
        captured: when its newest capture was made; annotated: when its newest annotation was written. Both to the
            second in UTC as RFC 3339 writes it, the first that what is stated allows; empty where nothing is.
        wording: what it calls the actors that it names most, in its own lines.
    """

    digest: bytes
    ref: ArticleRef
    shares: Mapping[str, ShareCard]
    answers: tuple[AnswerCard, ...]
    ends: Mapping[str, tuple[str, str]]
    annotation_ids: tuple[str, ...]
    claims: int
    notes: int
    trace: Trace
    by_others: Dating | None = None
    people: tuple[tuple[str, str], ...] = ()
    withdrawn: tuple[str, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    captured: str = ""
    annotated: str = ""
    wording: tuple[Wording, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.ref.id

    @property
    def changed(self) -> str:
        """The later of its newest capture and its newest annotation; empty where neither is known."""
        return max(self.captured, self.annotated)


@dataclass(frozen=True)
class Neighbours:
    """The articles right before and right after one in an order; None where it is the first or the last."""

    before: ArticleRef | None = None
    after: ArticleRef | None = None


@dataclass(frozen=True)
class Onward:
    """Where a reader goes on from an article.

    Attributes:
        in_time: among all articles.
        story: the question or the topic whose story it is part of; None where it is part of none.
        in_story: among the articles of that story.
    """

    in_time: Neighbours = Neighbours()
    story: Link | None = None
    in_story: Neighbours = Neighbours()


@dataclass(frozen=True)
class Elsewhere:
    """What an article's own page shows of the rest of the archive.

    Attributes:
        questions: for each question that the article answers, its answers there and some from elsewhere.
        relations: for each annotation id of the article, how it stands to claims elsewhere.
        reprints: other articles with much of the same text, each with how it stands to this one.
        pairs: the comparisons with other articles.
        onward: the articles beside it.
    """

    questions: tuple[QuestionView, ...] = ()
    relations: Mapping[str, tuple[RelationItem, ...]] = field(default_factory=dict)
    reprints: tuple[tuple[ArticleRef, Reprint], ...] = ()
    pairs: tuple[Pair, ...] = ()
    onward: Onward = Onward()


@dataclass(frozen=True)
class QuestionView:
    """One question as an article's page shows it."""

    id: str
    text: Bilingual
    value_type: str
    unit: Bilingual | None
    here: tuple[AnswerItem, ...]
    elsewhere: tuple[AnswerItem, ...]
    more: int


# ---- render, export: what is written ---------------------------------------------------------------------------


def page_address(path: str) -> str:
    """Where the page of a Markdown path is on the site: `archive/<id>/`."""
    return path.removesuffix(".md").removesuffix("index").removesuffix("/") + "/"


@dataclass(frozen=True)
class Page:
    """A generated page.

    Attributes:
        path: its Markdown file below the docs folder.
        source: the Markdown, front matter included, that any engine passes through.
        title, description: as the page's head shows them, escaped for HTML.
        html: the body that the Markdown holds in armour.
        leads_to: the address of the page that it leads to at once, relative to its own; empty where it is read itself.
        head: elements for the end of its head, escaped.
        below: where the tree of its language stands: nothing, or `en/`; `path` begins with it.
    """

    path: str
    source: str
    title: str
    description: str
    html: str
    leads_to: str = ""
    head: str = ""
    below: str = ""

    @property
    def address(self) -> str:
        """Where the page is on the site: `archive/<id>/`."""
        return page_address(self.path)


@dataclass(frozen=True)
class Fragment:
    """HTML that stands in for the placeholder `<!-- hashiya:NAME -->` of a hand-written page."""

    name: str
    html: str


@dataclass(frozen=True)
class File:
    """A file of the site that the engine does not touch: path below the site, and its bytes or where to copy from."""

    path: str
    content: bytes | Path


@dataclass(frozen=True)
class Column:
    """A column of a table of the whole archive's data.

    Attributes:
        type: as Table Schema names it; `array` is JSON in text.
        required: True where every row has a value.
        refers: the table whose `id` the values are, if any.
        description: in Arabic and English.
    """

    name: str
    type: Literal["string", "integer", "date", "array"] = "string"
    required: bool = False
    refers: str = ""
    description: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the whole archive's data: its columns, and those whose values together tell rows apart.

    Attributes:
        key: their names.
        of_article: True where articles give its rows; else the archive's shared files do.
        description: in Arabic and English.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    of_article: bool
    description: str


Row = tuple[str | int | None, ...]


@dataclass(frozen=True)
class Contribution:
    """What one article gives to the data of the whole archive.

    Attributes:
        rows: by the name of their table.
        lines: its annotations, each a line of JSON.
        raw: the paths of its raw files, below the site's root, a line each.
    """

    rows: Mapping[str, tuple[Row, ...]]
    lines: str
    raw: str


@dataclass(frozen=True)
class FeedEntry:
    """Something new, as a feed reader shows it.

    Attributes:
        address: below the site's root, with its fragment.
        updated: as `Card.changed`, never empty.
        words: a short text without notation.
        author: who wrote it, where it is an annotation.
    """

    address: str
    title: str
    updated: str
    words: str
    author: str = ""


@dataclass(frozen=True)
class Feed:
    """What is new in one list, the newest first.

    Attributes:
        path: of its files below the site, without their endings.
        address: of the page that it belongs to, below the site's root.
    """

    path: str
    address: str
    title: str
    entries: tuple[FeedEntry, ...]


# ---- write, publish: what stands on disk -----------------------------------------------------------------------


class Stamp(NamedTuple):
    """What the disk says of a file; unchanged as long as nobody writes to it. A hard link has the same."""

    size: int  # in bytes; -1 for what is no regular file
    mtime_ns: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """The stamp of what the system was asked about, not following links."""
        return cls(status.st_size if stat.S_ISREG(status.st_mode) else -1, status.st_mtime_ns, status.st_ino)


@dataclass(frozen=True)
class Remembered:
    """An article as it was gathered, to be used again: its card, and the rest packed.

    Attributes:
        inputs: what the disk said of its files; empty where they must be read again.
        places: where in `shares` each share is packed, by address: (offset, length) in bytes.
        data: what it gives to the data of the whole archive (`Contribution`); empty where that is not made.
    """

    card: Card
    inputs: bytes
    article: bytes
    shares: bytes
    places: Mapping[str, tuple[int, int]]
    data: bytes = b""


@dataclass(frozen=True)
class Placed:
    """A file of the site: its path there, its SHA-256 and its stamp."""

    path: str
    sha256: str
    stamp: Stamp


@dataclass(frozen=True)
class Made:
    """A page as it was made, with all that tells whether it would be made alike again.

    Attributes:
        path: its Markdown file below the docs folder; `source` is that file's stamp, None where it has no such file.
        key: digest of all that it was made from, names apart.
        alone: for an article's page, the same without what it shows of other articles.
        names: the kinds and ids of everything whose name stands on it.
        files: what it put into the site.
        found: what readers find on it, analysed for the search and packed.
    """

    path: str
    key: bytes
    alone: bytes
    names: frozenset[tuple[str, str]]
    source: Stamp | None
    files: tuple[Placed, ...]
    found: bytes


@dataclass(frozen=True)
class PageChange:
    """A page that differs between two built sites, by its address below the site's root."""

    address: str
    kind: Literal["added", "changed", "removed"]


@dataclass(frozen=True)
class Report:
    """What a build did."""

    articles: int
    pages: int
    made: int
    has_address: bool
    has_contact: bool
    seconds: Mapping[str, float]
