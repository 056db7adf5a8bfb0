"""What nobody has settled is proposed on the pages, with its evidence, and always looks like a proposal."""

import re
import shutil

import pytest
import yaml

from hashiya import pipeline
from hashiya.pipeline import Run
from tests.conftest import ROOT, copy_archive

DATED, UNKNOWN = "004_3bf5a12c46793145", "003_05af058da5e47de5"


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """The real archive as if nobody had annotated its articles yet."""
    root = copy_archive(ROOT, tmp_path_factory.mktemp("bare"))
    for folder in ("articles", "relations"):
        shutil.rmtree(root / "annotations" / folder)
        (root / "annotations" / folder).mkdir()
    pipeline.build(Run(root, jobs=1))
    return root


def front_matter(root, article: str) -> dict:
    source = (root / "docs" / "archive" / f"{article}.md").read_text("utf-8")
    return yaml.load(source.split("---\n")[1], Loader=yaml.CSafeLoader)


def page(root, address: str) -> str:
    return (root / "build" / "site" / "archive" / address / "index.html").read_text("utf-8")


def test_a_proposed_date_carries_its_evidence_and_its_state(bare):
    date = front_matter(bare, DATED)["date"]
    assert (date["edtf"], date["state"], date["confidence"]) == ("2025-09-07", "proposed", "probable")
    assert "سبتمبر" in date["evidence"][0]["quote"]


def test_a_proposed_source_says_from_whom_and_leaves_the_publisher_unknown(bare):
    source = front_matter(bare, DATED)["source"]
    assert (source["publisher"], source["republished_from"]) == ("unknown", "al-araby-al-jadeed")
    assert source["state"] == "proposed"


def test_the_page_and_every_list_say_that_it_is_a_proposal(bare):
    head = page(bare, DATED).partition('class="h-text"')[0]
    assert head.count("h-state--proposed") >= 3
    for list_of in ("dates/2025/09/07", "sources/unknown"):
        item = next(part for part in page(bare, list_of).split('<li class="h-item')[1:] if DATED in part)
        assert "h-state--proposed" in item
    assert "h-state--entered" not in page(bare, "dates/2025/09/07")


def test_evidence_leads_to_its_words(bare):
    html = page(bare, DATED)
    evidence = re.findall(r'<ul class="h-evidence">(.*?)</ul>', html, re.DOTALL)
    places = re.findall(r'href="#(w\d+)"', "".join(evidence))
    assert places
    assert all(f'id="{place}"' in html for place in places)


def test_proposed_claims_are_apart_from_those_that_a_person_made(bare):
    found = front_matter(bare, DATED)
    assert found["claims"] == []
    assert all(claim["state"] == "proposed" for claim in found["proposed_claims"])


def test_what_a_person_settled_is_never_called_a_proposal(site):
    root = site.parent.parent
    found = front_matter(root, DATED)
    assert found["date"]["state"] == found["source"]["state"] == "entered"
    spans = [claim["quote"] for claim in found["claims"]]
    assert not any(claim["quote"] in spans for claim in found["proposed_claims"])


def test_an_article_without_a_day_is_dated_by_the_others(bare):
    date = front_matter(bare, "000_0f7b61de8f334f8c")["date"]
    assert (date["edtf"], date["basis"]) == ("2024-09-27/2024-09-30", "other-articles")
    others = {clue.get("article") for clue in date["evidence"]} - {None}
    assert DATED in others
    assert f"{DATED}/" in page(bare, "000_0f7b61de8f334f8c").partition('class="h-text"')[0]


def test_the_date_goes_with_what_the_others_say_and_returns_with_it(bare):
    (path,) = (bare / "seeds").glob("004_*")
    kept, before = path.read_bytes(), front_matter(bare, "000_0f7b61de8f334f8c")["date"]
    path.write_text("عنوان آخر\n\nنص آخر لا يقول شيئا من ذلك.\n", "utf-8")
    pipeline.build(Run(bare, jobs=1))
    assert front_matter(bare, "000_0f7b61de8f334f8c")["date"]["basis"] != "other-articles"
    path.write_bytes(kept)
    pipeline.build(Run(bare, jobs=1))
    assert front_matter(bare, "000_0f7b61de8f334f8c")["date"] == before
