"""`hashiya cite` prints one citation, of an article or a passage, without a build."""

import json

import pytest
from click.testing import CliRunner

from hashiya.cite import FORMATS, STYLES
from hashiya.cli import main


def cite(root, *words):
    return CliRunner().invoke(main, ["cite", "--root", str(root), *words])


@pytest.mark.parametrize("option", [*(("--style", name) for name in STYLES), *(("--format", name) for name in FORMATS)])
def test_every_style_and_format_is_printed(small, option):
    found = cite(small, "first-article", *option)
    assert found.exit_code == 0
    assert "الوزير يعلن موعد الانسحاب" in found.stdout
    assert found.stderr == ""
    assert not (small / "build").exists()


def test_a_passage_has_its_number_and_its_link(small):
    found = cite(small, "first-article#p2-0000").stderr.partition("أقرب ما وُجد: ")[2].split()[0]
    printed = cite(small, f"first-article#{found}").stdout
    assert "، الفقرة 2، " in printed
    assert f"#{found}" in printed
    (item,) = json.loads(cite(small, f"first-article#{found}", "--format", "csl-json").stdout)
    assert item["annote"].startswith("وقال الهادي إن «الموعد نهائي»")


def test_the_day_of_access_is_said_where_it_is_told(small):
    assert (
        "(اطُّلع عليه في 28 تشرين الثاني/نوفمبر 2026)." in cite(small, "first-article", "--accessed", "2026-11-28").stdout
    )
    assert "اطُّلع" not in cite(small, "first-article").stdout


def test_ris_keeps_its_line_ends(small):
    printed = cite(small, "first-article", "--format", "ris").stdout_bytes
    assert printed.startswith(b"TY  - NEWS\r\n")
    assert printed.endswith(b"ER  - \r\n")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["no-article"], "H820"),
        (["first-article#p99-abcd"], "H922"),
        (["first-article#"], ""),
        (["first-article", "--accessed", "yesterday"], "H923"),
        (["first-article", "--accessed", "2026-11"], "H923"),
        (["first-article", "--accessed", "2026-02-30"], "H923"),
    ],
)
def test_what_cannot_be_cited_is_a_problem(small, words, code):
    found = cite(small, *words)
    assert found.exit_code == (1 if code else 0)
    assert code in found.stderr
    assert "Traceback" not in found.output


def test_a_style_and_a_format_at_once_is_a_wrong_call(small):
    assert cite(small, "first-article", "--style", "ar", "--format", "ris").exit_code == 2


def test_an_outlet_that_has_moved_is_cited_by_its_name(small):
    """The article's files name the old id still: `hashiya rename` leaves a file that leads on, and rewrites the others."""
    (small / "annotations" / "articles" / "second-article" / "source.yml").write_text(
        "kind: metadata\nsource: {publisher: old-name, confidence: certain}\nauthor: أمينة\ncreated: 2026-11-21\n",
        "utf-8",
    )
    sources = small / "annotations" / "sources"
    (sources / "old-name.yml").write_text("moved_to: new-name\n", "utf-8")
    (sources / "new-name.yml").write_text("name: {ar: جريدة الانتقال}\ntype: newspaper\n", "utf-8")
    assert "جريدة الانتقال" in cite(small, "second-article").stdout
    file = small / "evidence.html"
    assert (
        CliRunner().invoke(main, ["pack", "second-article", "--root", str(small), "--output", str(file)]).exit_code == 0
    )
    assert "جريدة الانتقال" in file.read_text("utf-8")
