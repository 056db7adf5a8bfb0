"""Each reference is printed in each style and format as `printed.yml` says; `make golden` writes that anew.

Look at what has changed there before it is committed: it is what scholars copy.
"""

import html
import os
import re

import pytest
import yaml

from hashiya.cite import FORMATS, STYLES, markup, page_reference, plain
from hashiya.knowledge import loaded
from hashiya.model import Release, Settings
from tests.cite.references import HERE, table

REFERENCES = table()
PRINTED = HERE / "printed.yml"
SEEN = "2026-11-28"
HIDDEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")


def printed(reference):
    return {name: plain(style(reference, SEEN)) for name, style in STYLES.items()} | {
        name: form(reference, "") for name, form in FORMATS.items()
    }


def test_every_reference_is_printed_as_written_down():
    made = {name: printed(reference) for name, reference in REFERENCES.items()}
    if os.environ.get("HASHIYA_GOLDEN") == "update":
        PRINTED.write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    expected = yaml.safe_load(PRINTED.read_text("utf-8"))
    assert made.keys() == expected.keys()
    for name, forms in made.items():
        assert forms == expected[name], name


@pytest.mark.parametrize("name", STYLES)
def test_the_words_of_the_html_are_the_plain_text(name):
    for reference in REFERENCES.values():
        for seen in (SEEN, "", loaded("citations")["blank"]):
            pieces = STYLES[name](reference, seen)
            shown = str(markup(pieces, arabic=name.endswith("ar")))
            assert html.unescape(re.sub("<[^>]*>", "", shown)) == plain(pieces)


def test_nothing_hidden_is_in_what_is_copied():
    for reference in REFERENCES.values():
        assert not HIDDEN.search("".join(printed(reference).values()))


def test_no_style_says_when_it_was_seen_where_nobody_told():
    words = ("اطُّلع", "Accessed", "Retrieved", "access-date", "تاريخ الوصول", "urldate", "Y2", '"accessed"')
    for reference in REFERENCES.values():
        found = [style(reference, "") for style in STYLES.values()]
        text = "".join([*map(plain, found), *(form(reference, "") for form in FORMATS.values())])
        assert [word for word in words if word in text] == []


def test_every_format_says_when_it_was_seen_where_somebody_told():
    reference = REFERENCES["no author"]
    assert "urldate = {2026-11-28}" in FORMATS["biblatex"](reference, SEEN)
    assert "urldate = {2026-11-28}" in FORMATS["bibtex"](reference, SEEN)
    assert "Y2  - 2026/11/28\r\n" in FORMATS["ris"](reference, SEEN)
    assert "2026" in FORMATS["csl-json"](reference, SEEN)


def test_latin_letters_are_only_those_that_files_give():
    """Nothing is romanised: what has no English name stands in Arabic letters."""
    reference = REFERENCES["a name that nobody divided"]
    for style in ("chicago", "apa", "wikipedia-en"):
        assert "سالم محمد الهادي" in plain(STYLES[style](reference, SEEN))
    assert "عنب بلدي" in plain(STYLES["chicago"](REFERENCES["a paper without an English name"], SEEN))


def test_the_archive_as_a_whole_is_cited_by_its_release():
    release = Release("2026-11", "2026-11-28", 5, "ab" * 32)
    whole = page_reference(Settings("أرشيف", "https://archive.example/"), "", "", release)
    for style in ("ar", "chicago", "apa"):
        text = plain(STYLES[style](whole, ""))
        assert "2026-11" in text
        assert release.sha256 in text
        assert text.rstrip(".").endswith("https://archive.example/archive/")
