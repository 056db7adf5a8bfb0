"""Whose page it is, whom it took the text from, after whom the text reports; and nothing where nothing tells."""

from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT

from hashiya.annotate import Lexica
from hashiya.annotate.provenance import provenance
from hashiya.knowledge import loaded
from hashiya.model import ArticleId, Declared, Seed
from hashiya.parse import parse
from hashiya.read import read_archive, read_rules

CASES = yaml.safe_load((Path(__file__).parent / "provenance.yml").read_text("utf-8"))
LONG = (
    "وأضاف المتحدث أن اللجنة ستجتمع مرة أخرى في الأسابيع المقبلة، وأن الجانبين اتفقا على جدول أعمال يشمل الملفات كلها."
)


@pytest.fixture(scope="session")
def outlets(tmp_path_factory):
    """What the package knows, without any archive."""
    return Lexica.of(read_archive(tmp_path_factory.mktemp("no-archive"))[0]).outlets


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_outlet_is_told_where_it_is_named_as_one_and_nowhere_else(case, outlets):
    declared = Declared(url=case.get("url", ""), source=case.get("source", ""))
    seed = Seed(ArticleId("an-article"), "", case["text"].replace("LONG", LONG), "", declared=declared)
    article = parse(seed, read_rules())
    found = provenance(article, outlets)
    for clue in (each.clue for each in (found.publisher, found.republished_from, *found.cites) if each):
        assert clue.start < 0 or article.text[clue.start : clue.end] == clue.words
    assert (found.publisher and found.publisher.source) == case.get("publisher"), found
    assert (found.republished_from and found.republished_from.source) == case.get("taken"), found
    assert [each.source for each in found.cites] == case.get("cites", []), found
    if "words" in case:
        assert found.publisher.clue.words == case["words"]


# Agencies and papers that two readers found cited in the five articles; a network where somebody posted counts as one.
CITED = {
    "000": [], "001": ["reuters"], "002": ["twitter", "asharq-al-awsat"], "003": ["al-monitor"], "004": ["ina"],
}  # fmt: skip


@pytest.mark.parametrize("number", CITED)
def test_the_five_articles_cite_whom_two_readers_found(number, real):
    known = Lexica.of(read_archive(ROOT)[0]).outlets
    assert [each.source for each in provenance(real(number)[1], known).cites] == CITED[number]


def test_files_of_the_archive_win_over_the_package_by_host_and_name(tmp_path):
    (tmp_path / "annotations" / "sources").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    own = tmp_path / "annotations" / "sources" / "our-channel.yml"
    own.write_text("name:\n  ar: قناتنا\ntype: news-site\nsite: https://aljazeera.net/\n", "utf-8")
    known = Lexica.of(read_archive(tmp_path)[0]).outlets
    assert known.at("https://www.aljazeera.net/x") == ("aljazeera.net", "our-channel")
    assert known.named("الجزيرة نت") == "our-channel"


def test_no_two_outlets_of_the_package_share_a_name_or_host():
    outlets = loaded("outlets")["outlets"]
    names = [name for _, _, _, own in outlets.values() for name in own]
    hosts = [host for _, _, host, _ in outlets.values()]
    assert len(names) == len(set(names))
    assert len(hosts) == len(set(hosts))
    assert {kind for kind, _, _, _ in outlets.values()} == {
        "agency", "newspaper", "news-site", "tv", "radio", "magazine", "platform", "organisation",
    }  # fmt: skip
