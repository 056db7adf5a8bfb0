"""The form compares letters as the check does: its table is made from `hashiya.arabic`, and held equal to it."""

import json
import os
import unicodedata

from hashiya import hidden
from hashiya.arabic import fold_letter, joins
from hashiya.hidden import first_hidden
from tests.form.node import MODULES, answers

TABLE, PATTERNS = MODULES / "folds.js", MODULES / "hidden.js"
HEAD = "// Made from hashiya.arabic.fold_letter by `make golden`: what letters fold to, and which. Unicode 14, as of Python 3.11.\n"
# Surrogates are no letters; Korean syllables are taken apart by Unicode's own fixed rule.
LEFT_OUT = (range(0xD800, 0xE000), range(0xAC00, 0xD7A4))

# Ahom medial RA was a mark without width until Unicode 15.
RECLASSIFIED = {0x1171E}


def made() -> str:
    table: dict[str, str] = {}
    for code in range(0x110000):
        letter = chr(code)
        if not any(code in span for span in LEFT_OUT) and (folded := fold_letter(letter)) != letter:
            table[folded] = table.get(folded, "") + letter
    dropped = [ord(letter) for letter in table.pop("")]
    begins = [code for code in dropped if code - 1 not in dropped]
    ends = [code for code in dropped if code + 1 not in dropped]
    spans = ", ".join(f"[{first}, {last}]" for first, last in zip(begins, ends, strict=True))
    lines = ",\n".join(f"{quoted(folded)}:{quoted(letters)}" for folded, letters in table.items())
    return f"{HEAD}export const DROPPED = [{spans}];\nexport const FOLDS = {{\n{lines}\n}};\n"


def patterns() -> str:
    """Which characters are hidden, as regular expressions of JavaScript: those of Python with every letter escaped."""
    sources = {"HIDDEN": hidden._HIDDEN.pattern, "ALLOWED": hidden._ALLOWED.pattern}
    escaped = {
        name: "".join(c if " " < c < "\x7f" else f"\\\\u{{{ord(c):x}}}" for c in s) for name, s in sources.items()
    }
    lines = "".join(f'export const {name} = "{source}";\n' for name, source in escaped.items())
    return f"// Made from hashiya.hidden by `make golden`: characters that no file may hold.\n{lines}"


def quoted(letters: str) -> str:
    """A string of JavaScript in which whatever cannot be seen is an escape."""
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else json.dumps(c)[1:-1] for c in letters) + '"'


def test_the_table_is_that_of_the_check():
    if os.environ.get("HASHIYA_GOLDEN") == "update":
        TABLE.write_text(made(), "utf-8")
        PATTERNS.write_text(patterns(), "utf-8")
    assert PATTERNS.read_text("utf-8") == patterns()
    if unicodedata.unidata_version == "14.0.0":
        assert TABLE.read_text("utf-8") == made()


def test_every_letter_folds_as_in_the_check():
    found = answers({"ask": "folds", "first": first, "last": first + 0x10000} for first in range(0, 0x110000, 0x10000))
    folded = {int(code): text for part in found for code, text in part.items()}
    assert len(folded) > 10_000
    assert all(fold_letter(chr(code)) == text for code, text in folded.items())
    missing = [c for c in range(0x110000) if c not in folded and fold_letter(chr(c)) != chr(c)]
    assert missing == [] or unicodedata.unidata_version != "14.0.0"


def test_words_end_where_they_do_in_the_check():
    known = [c for c in range(0x110000) if unicodedata.category(chr(c)) not in ("Cn", "Cs")]
    (found,) = answers([{"ask": "joins", "first": 0, "last": 0x110000}])
    differing = set(found).intersection(known) ^ {c for c in known if joins(chr(c))}
    assert differing <= RECLASSIFIED


AROUND = ["ا", "a", "☀", "👩", "1", "", " ", "\u200d", "\ufe0f", "\x07"]


def test_what_is_hidden_is_what_the_check_refuses():
    hiding = ["\u200c", "\u200d", "\ufe0f", "\u00ad", "\u200f", "\U000e0041", "\ue000", "\t", "\n", "\u0640"]
    texts = [before + letter + behind for before in AROUND for letter in hiding for behind in AROUND]
    every = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000 and (c < 0x3000 or c % 61 == 0)]
    found = answers({"ask": "hidden", "text": text} for text in [*texts, *every])
    assert found == [first_hidden(text) for text in [*texts, *every]]
