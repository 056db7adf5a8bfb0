"""The page of design decisions says of the colours what the style sheet says, and every pair can be read."""

import os
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SHEET = (ROOT / "scripts/hashiya/theme/assets/hashiya/hashiya.css").read_text("utf-8")
PAGES = [ROOT / "docs" / "design.md", ROOT / "docs" / "en" / "design.md"]
COLOUR = re.compile(r"^(\| `--h-([a-z-]+)` \| [^|]+) \|[^|]*\|[^|]*\|$", re.MULTILINE)
PAIR = re.compile(r"^(\| [^|]+ \| `([a-z-]+)` \| `([a-z-]+)`) \|[^|]*\|[^|]*\|$", re.MULTILINE)
TABLE = re.compile(r"<!-- contrast ([\d.]+) -->\n(.*?)<!-- end of contrast -->", re.DOTALL)
LETTERS, LINES = 4.5, 3.0


def values(scheme: str) -> dict[str, str]:
    """The colours of a scheme by their names, as the first rule for it gives them."""
    rule = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', SHEET, re.DOTALL)
    assert rule, scheme
    return dict(re.findall(r"--h-([a-z-]+): (#[0-9a-f]{6});", rule[1]))


SCHEMES = (values("default"), values("slate"))


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ratios(one: str, other: str) -> list[float]:
    return [contrast(scheme[one], scheme[other]) for scheme in SCHEMES]


def pairs(page: Path) -> list[tuple[str, str, float]]:
    """What stands on what, and the least contrast that it must have."""
    found = TABLE.findall(page.read_text("utf-8"))
    return [(one, other, float(least)) for least, rows in found for _, one, other in PAIR.findall(rows)]


def swatch(colour: str) -> str:
    drawn = f'<rect width="28" height="14" fill="{colour}" stroke="#808080"/>'
    return f'<svg width="28" height="14" aria-hidden="true">{drawn}</svg> `{colour}`'


def tables(text: str) -> str:
    """The page with the figures of its tables as the style sheet gives them; no ratio is rounded up."""
    text = COLOUR.sub(lambda row: f"{row[1]} | {' | '.join(swatch(each[row[2]]) for each in SCHEMES)} |", text)

    def figures(row: re.Match[str]) -> str:
        told = " | ".join(f"{int(ratio * 100) / 100:.2f}" for ratio in ratios(row[2], row[3]))
        return f"{row[1]} | {told} |"

    return PAIR.sub(figures, text)


@pytest.mark.parametrize("page", PAGES, ids=["ar", "en"])
def test_the_page_tells_the_colours_and_contrasts_of_the_style_sheet(page):
    text = page.read_text("utf-8")
    if os.environ.get("HASHIYA_GOLDEN") == "update":
        page.write_text(text := tables(text), "utf-8")
    assert text == tables(text), "make golden"
    assert [name for _, name in COLOUR.findall(text)] == list(SCHEMES[0])


@pytest.mark.parametrize("page", PAGES, ids=["ar", "en"])
def test_every_pair_on_the_page_has_the_contrast_that_wcag_asks_for(page):
    assert {least for *_, least in pairs(page)} == {LETTERS, LINES}
    for one, other, least in pairs(page):
        assert min(ratios(one, other)) >= least, (one, other)


@pytest.mark.parametrize("page", PAGES, ids=["ar", "en"])
def test_every_colour_but_that_of_dividing_lines_is_measured(page):
    assert {name for row in pairs(page) for name in row[:2]} == set(SCHEMES[0]) - {"rule"}


def test_both_schemes_give_every_colour_and_both_pages_the_same_pairs():
    assert set(SCHEMES[0]) == set(SCHEMES[1])
    arabic, english = map(pairs, PAGES)
    assert arabic == english
    assert len(arabic) > 20


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
