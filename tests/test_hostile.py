"""No text makes the reader slow: its time grows with the length of a text, whatever the text is."""

import pytest

from hashiya.annotate import Lexica, annotate
from hashiya.model import ArticleId, Material, Seed
from hashiya.parse import parse
from hashiya.read import read_archive, read_rules
from tests.conftest import ROOT
from tests.growth import assert_linear

PIECES = {
    "brackets": "[", "open round brackets": "(", "letters with marks": "اَّ", "tatweel": "ـ", "spaces": " ", "no-break spaces": "\u00a0",
    "line ends": "\n", "open quotation marks": "«", "straight quotation marks": '"', "curly quotation marks": "“",
    "single letters": "و ", "the article": "ال", "proclitics": "وبال", "words that begin names": "محمد ", "digits": "1",
    "Arabic digits": "٢", "dates": "6 أيلول ", "numeric dates": "06/09/", "years": "2024 ", "weekdays": "الجمعة ", "today": "اليوم ",
    "verbs of saying": "قال ", "and he said that": "وأضاف أن ", "attribution": "وفق ", "full stops": ".", "commas": "، ", "hyphens": "- ",
    "joiners": "\u200d", "direction marks": "\u202b", "presentation forms": "ﷺ", "titles": "الوزير ", "said in quotes": 'قال "',
    "agencies": "وكالة رويترز ", "furniture": "اقرأ أيضا ", "html": "<p>", "lines of furniture": "شارك\n", "slashes": "/",
    "lone surrogates": "\ud800", "controls": "\x00",
}  # fmt: skip


@pytest.fixture(scope="module")
def reader():
    archive = read_archive(ROOT)[0]
    lexica, rules = Lexica.of(archive), read_rules()

    def read(text: str) -> None:
        seed = Seed(ArticleId("hostile"), "", text, "")
        annotate(parse(seed, rules), Material(seed, ()), lexica)

    return read


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_time_grows_with_the_text(reader, piece):
    def prepare(size: int):
        text = f"عنوان الخبر\n\nقال الوزير {piece * (size // len(piece))} ثم مضى.\n"
        return lambda: reader(text)

    assert_linear(prepare, 10_000)
