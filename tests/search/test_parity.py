"""The analyzer is written twice, in Python and in JavaScript; both read every form alike."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Iterator
from importlib.resources import files

from hashiya.search import codec
from hashiya.search.affixes import Affixes
from hashiya.search.letters import Letters, tables
from hashiya.search.shards import SEPARATOR
from tests.search.node import run

AT_LEAST = 30_000
ONE_IN = 80
KNOWN = tables()
LETTERS, AFFIXES = Letters(KNOWN), Affixes(KNOWN)


def listed() -> list[str]:
    """All words of the package's lists of words, as they are written there."""
    data = files("hashiya").joinpath("data")
    texts = [each.read_text("utf-8") for each in data.iterdir() if each.name.endswith(".yml")]
    return sorted(
        {word for text in texts for word in text.split() if len(word) > 2 and "\u0621" <= word[0] <= "\u064a"}
    )


def forms() -> Iterator[str]:
    """Words of the lists with every clitic and ending, and respelled."""
    chance = random.Random(1)  # noqa: S311
    before = ["", *KNOWN["always"], *KNOWN["ambiguous"]]
    after = ["", *KNOWN["pronouns"], *KNOWN["endings"]]
    for word in listed():
        for prefix in before:
            for ending in after:
                if chance.randrange(ONE_IN) == 0:
                    yield respelled(chance, prefix + word.rstrip("ة،.:") + ending)


def respelled(chance: random.Random, word: str) -> str:
    """The word with a mark, tatweel, joiner or foreign letter somewhere, or decomposed, or as it is."""
    at = chance.randrange(len(word) + 1)
    sign = chance.choice(
        ["", "", "ـ", "\u064e", "\u0651", "\u200c", "\u200f", "ی", "ک", "ة", "ى", "أ", "ﻻ", "ﷲ", "٣", "۴", "_", "،"]
    )
    changed = word[:at] + sign + word[at:]
    return unicodedata.normalize(chance.choice(["NFC", "NFD"]), changed)


def python(text: str) -> list[list]:
    return [
        [
            word,
            AFFIXES.sure_core(word),
            AFFIXES.cores(word),
            (stem := AFFIXES.stem(word)),
            AFFIXES.skeleton(stem),
            SEPARATOR.join(map(codec.word, (AFFIXES.skeleton(stem), stem, word))).decode("latin-1"),
        ]
        for word in LETTERS.words(text)
    ]


def differences(texts: list[str]) -> list[tuple]:
    answers = run("analyze.mjs", {"tables": KNOWN, "texts": texts})
    return [(text, mine, other) for text, mine, other in zip(texts, map(python, texts), answers) if mine != other]


def test_both_analyzers_read_tens_of_thousands_of_word_forms_alike() -> None:
    texts = list(forms())
    assert len(texts) > AT_LEAST
    assert differences(texts)[:5] == []


def test_both_analyzers_read_every_letter_alike() -> None:
    letters = [chr(code) for code in range(0x20, 0x1_FFFF) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")]
    assert differences([f"كتاب{letter}ين و{letter} {letter}{letter}" for letter in letters])[:5] == []


def test_both_analyzers_read_numbers_scripts_and_signs_alike() -> None:
    texts = [
        "2٬500 و2,500 و١٢٬٣٤٥٫٦ و12,34 و1,234,567 و5,678,12",
        "F-16 وG7 و14جانفي وكوفيد١٩",
        "Société Générale, L'Équipe; İstanbul Straße ΣΊΣΥΦΟΣ",
        "ﷺ ﻻﻋﺐ ½ ² Ⅳ 東京 हिन्दी 😀 𝐀𝐛 a_b __",
        "على عليّ وعلى إلى الى والى متى",
        "ألمانيا المانيا للإلغاء وألغى بآلاف كالألعاب",
        "",
        sys.version.split()[0],
    ]
    assert differences(texts) == []
