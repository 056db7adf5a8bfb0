"""What other programs' readers find in the formats is what went in, whatever the words are.

Readers: bibtexparser, rispy, and for CSL-JSON what its specification allows (`csl.py`).
biber takes the BibLaTeX of all references as well (`biber --tool --validate-datamodel`); it is too slow for every run.
"""

import json
import re
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from hashiya.cite import FORMATS, STYLES, Author, plain
from hashiya.hidden import seen
from hashiya.model import Bilingual, Prose
from tests.cite.csl import CSL
from tests.cite.references import table

REFERENCES = table()
WHOLE = REFERENCES["a title in English, an original that was captured"]
COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
TEX = re.compile(r"\\(text[a-z]+)\{\}|\\([&%$#_])|\{\}|[{}]")
HOSTILE = [
    "} , note = {broken",
    "\\",
    "a\\} b",
    "{{{{ }}",
    "@article{x, title = {y}}",
    "words\nER  - \nTY  - BOOK\nTI  - another",
    "words\r\nER  - \r\n",
    "words\u2028ER  - \x85ER  - ",
    "a and b and others",
    "last, first, junior",
    "\u202eRLO\u202c \u2066isolate\u2069 \u200fmark\u200e",
    'x", "title": "y',
    "]]}}<!-- --><script>alert(1)</script>",
    "| url = https://evil.example {{delete}}",
    "~~~~ '''bold''' [[link]] {{{1}}}",
    "%20 % comment",
    "``a'' -- b --- c ,,d,, ?`e !`f <<g>>",
    "\ud800 half",
    "A, B; C,",
    "،",
]
words = st.text(max_size=40).map(seen).filter(lambda text: any(map(str.isalnum, text)))


def untex(text):
    return TEX.sub(lambda found: COMMANDS.get(found[1], "") if found[1] else found[2] or "", text)


def called(reference, title, name):
    """A reference with this title, by somebody of this name, in one piece and in two."""
    named = Bilingual(Prose(name))
    authors = (Author(name=named), Author(name=named, family=named, given=named))
    return replace(reference, title=title, container=named, authors=authors)


def bib(text):
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    assert len(library.blocks) == 1
    (entry,) = library.entries
    return entry.key, {field.key: field.value for field in entry.fields}


def one_entry(title, name):
    reference = called(WHOLE, title, name)
    for form, container in (("bibtex", "journal"), ("biblatex", "journaltitle")):
        key, fields = bib(FORMATS[form](reference, ""))
        assert key == reference.key
        assert key.isascii()
        assert untex(fields["title"]) == title
        assert untex(fields[container]) == name
        piece = re.escape(fields["author"].partition("} and {")[0].removeprefix("{"))
        assert re.fullmatch(rf"\{{{piece}\}} and \{{{piece}\}}, \{{{piece}\}}", fields["author"])
        assert untex(fields["author"]) == f"{name} and {name}, {name}"
        assert fields["langid"] == "arabic"
        assert fields["url"] == reference.url
        assert balanced(fields["title"]) and balanced(fields["author"])


def balanced(text):
    """True where braces match as BibTeX counts them, which knows no backslash."""
    depth = 0
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    return depth == 0


def one_record(title, name):
    text = FORMATS["ris"](called(WHOLE, title, name), "")
    assert text.count("\r\n") == len(re.findall("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", text))
    lines = text.split("\r\n")
    assert [line for line in lines if line.startswith(("TY", "ER"))] == ["TY  - NEWS", "ER  - "]
    (record,) = rispy.loads(text)
    one = name.replace(",", "،")
    assert record["type_of_reference"] == "NEWS"
    assert record["title"] == title
    assert record["secondary_title"] == name
    assert record["authors"] == [f"{one},", f"{one}, {one}"]
    assert record["language"] == "ar"


def one_item(title, name):
    reference = called(WHOLE, title, name)
    items = json.loads(FORMATS["csl-json"](reference, "2026-11-28"))
    assert list(CSL.iter_errors(items)) == []
    (item,) = items
    assert item["type"] == "article-newspaper"
    assert (item["title"], item["container-title"]) == (title, name)
    assert item["author"] == [{"literal": name}, {"family": name, "given": name}]


def one_template(title, name):
    """A template that cannot be ended or added to from within: its marks are those of the template alone."""
    reference = called(WHOLE, title, name)
    for style in ("wikipedia-ar", "wikipedia-en"):
        text = plain(STYLES[style](reference, "2026-11-28"))
        harmless = plain(STYLES[style](called(WHOLE, "x", "y"), "2026-11-28"))
        for mark in ("{{", "}}", "|", "[[", "]]", "<", "''", "~~~"):
            assert text.count(mark) == harmless.count(mark), mark
        assert len(text.splitlines()) == 1


READERS = (one_entry, one_record, one_item, one_template)


@pytest.mark.parametrize("reader", READERS)
@given(title=words, name=words)
def test_words_survive_in_every_format(reader, title, name):
    reader(title, name)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_do_not_break_out(reader, hostile):
    text = seen(hostile)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", text)
    reader(text, text)


def test_every_reference_is_valid_csl_and_one_entry_and_one_record():
    for name, reference in REFERENCES.items():
        items = json.loads(FORMATS["csl-json"](reference, "2026-11-28"))
        assert list(CSL.iter_errors(items)) == [], name
        assert bib(FORMATS["bibtex"](reference, ""))[0] == bib(FORMATS["biblatex"](reference, ""))[0]
        assert len(rispy.loads(FORMATS["ris"](reference, ""))) == 1


def test_ris_is_one_record_even_of_words_that_nobody_cleaned():
    reference = replace(WHOLE, title="words\nER  - \r\nTY  - BOOK", archive="a\nER  - ")
    text = FORMATS["ris"](reference, "")
    assert len(rispy.loads(text)) == 1
    assert text.count("\r\nER  - ") == 1


def test_what_divides_words_becomes_a_space_and_what_is_hidden_nothing():
    assert seen("a\u2028b\nc\x85d\u200f\u202ee") == "a b c de"


def test_the_braces_of_a_title_keep_its_letters():
    """BibTeX's styles write titles in small letters, but for what stands in braces."""
    _, fields = bib(FORMATS["bibtex"](WHOLE, ""))
    assert fields["title"] == f"{{{WHOLE.title}}}"
