"""What a reader sees of an actor and of an outlet without looking for it, in both trees."""

from functools import cache
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html

TREES = ("", "en/")


@cache
def page(site, path):
    return html.fromstring((site / path / "index.html").read_bytes())


def actor(site, tree, name):
    return page(site, f"{tree}archive/actors/{name}")


def texts(found):
    return [" ".join(each.text_content().split()) for each in found]


def head(found):
    (header,) = found.xpath("//header[@class='h-head']")
    return header


def section(found, anchor):
    (part,) = found.xpath(f"//section[@id='s-{anchor}']")
    return part


@pytest.mark.parametrize("tree", TREES)
def test_the_head_of_a_person_says_who_it_is_as_printed_last_and_leads_to_the_words(site, tree):
    header = head(actor(site, tree, "sudani"))
    names = texts(header.xpath(".//h1 | .//p[@class='h-en']"))
    assert sorted(names) == ["Mohammed Shia al-Sudani", "محمد شياع السوداني"]
    (role,) = header.xpath(".//p[@class='h-role']")
    assert "القائد العام للقوات المسلحة رئيس الوزراء" in texts([role])[0]
    assert "2025" in texts([role])[0]
    address, fragment = urldefrag(urljoin(f"/{tree}archive/actors/sudani/", role.find("a").get("href")))
    assert page(site, address.strip("/")).get_element_by_id(fragment) is not None
    facts = dict(zip(texts(header.xpath(".//dt")), texts(header.xpath(".//dd")), strict=True))
    assert {"2", "4"} < set(facts.values())
    assert sum("2024" in value or "2025" in value for value in facts.values()) == 2


def test_who_says_nothing_is_told_in_one_line_beside_what_others_say(site):
    silent, speaking = head(actor(site, "", "isis")), head(actor(site, "", "ina"))
    assert texts(silent.xpath(".//p[@class='h-voice']"))[0].startswith("لا قول منسوبًا إليه في الأرشيف · ذُكر في")
    assert texts(speaking.xpath(".//p[@class='h-voice']")) == ["نُقلت بوساطته 6 أقوال لغيره"]
    for header in (silent, speaking):
        for href in header.xpath(".//p[@class='h-voice']/a/@href"):
            assert header.getroottree().getroot().get_element_by_id(href.removeprefix("#")) is not None


@pytest.mark.parametrize("tree", TREES)
def test_claims_in_which_others_speak_of_an_actor_are_not_its_own(site, tree):
    for name in ("sudani", "iraq"):
        about = section(actor(site, tree, name), "about")
        speakers = {href.rstrip("/").rpartition("/")[2] for href in about.xpath(".//p[@class='h-claim-who']//a/@href")}
        assert speakers
        assert not speakers & {name, "narrator"}


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.parametrize("name", ["sudani", "iraq", "reuters-sources"])
def test_whom_an_actor_occurs_with_is_told_once(site, tree, name):
    found = actor(site, tree, name).xpath("//ul[@class='h-kin']/li/a/@href")
    assert len(found) == len(set(found)) > 12


@pytest.mark.parametrize("tree", TREES)
def test_each_form_of_a_name_has_a_mark_of_how_sure_it_is(site, tree):
    rows = section(actor(site, tree, "abbasi"), "forms").xpath(".//tbody/tr")
    marks = [row.xpath(".//span[contains(@class, 'h-s')]/@class") for row in rows]
    assert all(any("h-state--" in mark for mark in own) for own in marks)
    assert all("h-sure h-sure--doubted" in own for own in marks)
    calm = section(actor(site, tree, "sudani"), "forms").xpath(".//span[contains(@class, 'h-sure--doubted')]")
    assert calm == []


@pytest.mark.parametrize("tree", TREES)
def test_the_head_of_an_outlet_says_what_it_is_and_where_it_is_from(site, tree):
    header = head(page(site, f"{tree}archive/sources/enab-baladi"))
    first = texts(header.xpath(".//dd"))[:3]
    assert first == (["Arabic", "Syria", "enabbaladi.net"] if tree else ["العربية", "سوريا", "enabbaladi.net"])
    assert texts(header.xpath(".//p[@class='h-kicker']")) == ["newspaper" if tree else "صحيفة"]


def test_how_an_outlet_writes_is_told_by_words_of_its_articles_and_of_whom_else(site):
    found = page(site, "archive/sources/enab-baladi")
    (digits,) = texts(section(found, "habit-digits").xpath(".//li"))
    assert digits.startswith("يكتب الأرقام بالأرقام العربية الغربية (123) لا المشرقية (١٢٣): 9 مواضع")
    for row in section(found, "words").xpath(".//dl"):
        own, others = row.xpath("./div")
        assert texts(own.xpath("./dt")) == ["عند عنب بلدي"]
        assert all("موضع" in text or "مواضع" in text for text in texts(row.xpath(".//dd")))
        assert all(dd.xpath(".//span/bdi") for dd in others.xpath("./dd"))
    (relay,) = section(found, "relays").xpath(".//li")
    assert texts(relay.xpath(".//mark")) == ["رويترز"]
    assert "ادعم" not in "".join(texts(found.xpath("//section[starts-with(@id, 's-habit')]")))


@pytest.mark.parametrize("part", ["habit-month", "habit-digits", "habit-verb", "words", "relays"])
def test_what_is_told_of_an_outlet_leads_to_words_that_are_no_removed_line(site, part):
    links = section(page(site, "archive/sources/enab-baladi"), part).xpath(".//a/@href[contains(., '#')]")
    assert links
    for href in links:
        address, fragment = urldefrag(urljoin("/archive/sources/enab-baladi/", href))
        there = page(site, address.strip("/")).get_element_by_id(fragment)
        assert not there.xpath("ancestor-or-self::*[contains(@class, 'h-removed')]")


def test_the_evidence_of_a_publisher_says_what_it_is_evidence_of(site):
    (why,) = section(page(site, "archive/sources/enab-baladi"), "published").xpath(".//p[@class='h-claim-where']")
    assert texts([why])[0].startswith("عُرف ناشره من كلمات حول النص")


def test_one_who_is_named_very_often_has_the_summary_on_the_first_page_alone(odd_site):
    first, second = (page(odd_site, f"archive/actors/often{more}") for more in ("", "/page/2"))
    assert texts(first.xpath("//p[@class='h-voice']")) == ["لا قول منسوبًا إليه في الأرشيف"]
    assert "300" in texts(head(first).xpath(".//dd"))
    assert second.xpath("//p[@class='h-voice'] | //header[@class='h-head']/dl") == []
