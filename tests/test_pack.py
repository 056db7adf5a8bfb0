"""A pack of evidence holds what its passages rest on, opens without a network, and tells when anything in it is changed."""

from __future__ import annotations

import base64
import re

import pytest
from click.testing import CliRunner

from hashiya import pipeline
from hashiya.cli import main
from hashiya.json_text import in_html
from hashiya.pipeline import Run
from hashiya.render import evidence_of
from tests.conftest import ARCHIVES, copy_archive

HOSTILE = 'عنوان </script><img src=x onerror=alert(1)> "&"\n\nقال الوزير {{ x }} </script><b>إن 25 جنديًا غادروا\u0007 أمس</b>\n'


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The small archive, with one article whose text attacks the page, and one in another encoding."""
    root = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("packed") / "small")
    (root / "seeds" / "hostile.txt").write_text(HOSTILE, "utf-8")
    return root


@pytest.fixture
def packed(root, tmp_path):
    """A pack of all articles of the archive."""
    places = sorted(path.stem for path in (root / "seeds").glob("*.txt"))
    return pipeline.pack_evidence(Run(root, jobs=1), places, tmp_path / "evidence.html")[0]


def codes(root, file):
    return sorted({p.code for p in pipeline.verify_pack(Run(root, jobs=1), file).problems})


def changed(file, change):
    """Change the value inside a pack, as one who knows its form would."""
    page = file.read_text("utf-8")
    data = evidence_of(page)
    before = in_html(data)
    assert before in page
    change(data)
    file.write_text(page.replace(before, in_html(data)), "utf-8")


def test_a_pack_fits_its_archive_and_any_other_place(root, packed, tmp_path):
    assert codes(root, packed) == []
    assert codes(tmp_path, packed) == [], "it holds all that it takes to judge it"


def test_the_same_passages_give_the_same_bytes_and_nothing_is_written_over(root, packed):
    places = sorted(path.stem for path in (root / "seeds").glob("*.txt"))
    again, _ = pipeline.pack_evidence(Run(root, jobs=1), places, packed)
    assert again == packed
    other, _ = pipeline.pack_evidence(Run(root, jobs=1), places[:1], packed)
    assert other.name == "evidence-2.html"


def test_every_kind_of_change_is_told(packed, tmp_path):
    original = packed.read_text("utf-8")

    def first(data):
        return next(article for article in data["articles"] if article["id"] == "hostile")

    def words(data):
        first(data)["passages"][-1]["text"] += "!"

    def place(data):
        first(data)["passages"][-1]["start"] += 1

    def raw(data):
        bytes_ = base64.b64decode(first(data)["raw"]["base64"]).replace(b"25", b"26")
        first(data)["raw"]["base64"] = base64.b64encode(bytes_).decode()

    for change, code in ((words, "H969"), (place, "H969"), (raw, "H968")):
        packed.write_text(original, "utf-8")
        changed(packed, change)
        assert code in codes(tmp_path, packed), change
    packed.write_text(original.replace("<blockquote", "<blockquote title='x'", 1), "utf-8")
    assert codes(tmp_path, packed) == ["H967"]
    packed.write_text("<html>", "utf-8")
    assert codes(tmp_path, packed) == ["H966"]


@pytest.mark.parametrize(
    "value", ["[]", '{"pack":{"hashiya_evidence":1}}', '{"pack":{"hashiya_evidence":1,"articles":[{}]}}']
)
def test_what_is_no_pack_gives_a_problem_and_no_traceback(tmp_path, value):
    file = tmp_path / "odd.html"
    file.write_text(f'<script type="application/json" id="evidence">{value}</script>', "utf-8")
    assert codes(tmp_path, file) == ["H966"]


def test_a_pack_never_reads_a_file_that_it_names_outside_the_seeds(root, packed):
    (root / "secret.txt").write_text("x")
    changed(packed, lambda data: data["articles"][0]["raw"].update(path="seeds/../secret.txt", base64=None))
    assert "H968" not in codes(root, packed)


def test_an_outlet_that_allows_quotations_only_keeps_its_file_out(root, tmp_path):
    source = next((root / "annotations" / "sources").glob("*.yml"))
    article = tmp_path / "own"
    copy_archive(root, article)
    path = article / "annotations" / "sources" / source.name
    path.write_text(path.read_text("utf-8") + "reuse: quotations\n", "utf-8")
    places = sorted(path.stem for path in (article / "seeds").glob("*.txt"))
    file, _ = pipeline.pack_evidence(Run(article, jobs=1), places, tmp_path / "kept.html")
    data = evidence_of(file.read_text("utf-8"))
    publishers = {each["raw"]["base64"] is None for each in data["articles"]}
    assert publishers == {True, False}, "one outlet's are kept out, the others are in"
    assert codes(article, file) == codes(tmp_path, file) == []


def test_the_command_names_what_is_not_there(root, tmp_path):
    run = CliRunner().invoke
    assert (
        run(main, ["pack", "hostile#p9-0000", "--root", str(root), "--output", str(tmp_path / "x.html")]).exit_code == 1
    )
    assert run(main, ["pack", "nobody", "--root", str(root), "--output", str(tmp_path / "x.html")]).exit_code == 1
    assert not (tmp_path / "x.html").exists()
    done = run(main, ["pack", "hostile#title", "--root", str(root), "--output", str(tmp_path / "x.html")])
    assert (done.exit_code, run(main, ["verify", str(tmp_path / "x.html"), "--root", str(root)]).exit_code) == (0, 0)


def test_it_opens_without_a_network_says_that_all_fits_and_runs_nothing_of_a_text(browser, packed):
    context = browser.new_context()
    context.set_offline(True)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(packed.as_uri())
    page.wait_for_selector("#outcome.good")
    assert (page.locator(".bad").count(), page.locator("img").count(), said) == (0, 0, [])
    packed.write_text(re.sub(r"25 جنديًا", "52 جنديًا", packed.read_text("utf-8"), count=1), "utf-8")
    page.goto(packed.as_uri())
    page.wait_for_selector("#outcome.bad")
    context.close()
