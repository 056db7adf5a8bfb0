"""What awaits: each kind with the first of it, by who has said something of it, and what to do without git before the command."""

import re
from dataclasses import replace
from functools import cache

import pytest
from tests.conftest import ARCHIVES, copy_archive
from tests.indexes.test_home import view_of

from hashiya.indexes import divided, heads
from hashiya.indexes.todo import KINDS
from hashiya.messages import catalogue, languages
from hashiya.render import Renderer
from hashiya.write import Memory

SPOKEN = "قال المستشار خالد الراوي إن المهمة ستنتهي في أيلول المقبل."
FORGE = {"repo_url": "https://github.com/o/r", "forge": "github"}


@pytest.fixture(scope="module")
def todo(tmp_path_factory):
    """The archive's pages of what awaits, as data, and a function that gives them as HTML under other settings."""
    small = copy_archive(ARCHIVES / "small", tmp_path_factory.mktemp("todo") / "small")
    (small / "seeds/third-article.txt").write_text(f"عنوان ثالث\n\n{SPOKEN}\n", "utf-8")
    (small / "annotations/questions/why.yml").write_text("text: {ar: لماذا؟}\nvalue_type: text\n", "utf-8")
    with Memory(None, b"") as memory:
        view = view_of(small, memory)
        found = ((kind, head) for kind, head in heads(view) if head.address.partition("/")[0] == "todo")
        indexes = {index.address: index for kind, head in found for index in divided(view, kind, head)}

    @cache
    def renderer(language, settings):
        archive = replace(view.archive, settings=replace(view.archive.settings, **dict(settings)))
        return Renderer(archive, catalogue(language))

    def html(address, language="ar", **settings):
        return renderer(language, tuple(settings.items())).index(indexes[address]).html

    return indexes, html


def test_the_first_page_has_every_kind_with_its_count_and_the_first_of_it(todo):
    indexes, html = todo
    page, words = html("todo"), catalogue().text
    waiting = indexes["todo"].waiting
    assert {found.of for found in waiting} == {"people", "scripts", "nobody"}
    for found in waiting:
        items = indexes[f"todo/{found.kind}"].sections[0].items
        assert (found.count, found.example) == (len(items), items[0])
        assert words(f"home.waiting.{found.kind}", n=found.count) in page
        assert f'href="../{found.example.link.address}/' in page
    assert page.count('<li class="h-await') == len(waiting)


def test_what_scripts_propose_differs_in_look_and_word_from_what_a_person_entered(todo):
    indexes, html = todo
    for kind, state, class_ in (("claims", "proposed", "scripts"), ("unreviewed", "entered", "people")):
        page, items = html(f"todo/{kind}"), indexes[f"todo/{kind}"].sections[0].items
        assert {item.state for item in items} == {state}
        assert page.count(f'h-await--{class_}"') == page.count(f'h-state--{state}"') == len(items) > 0


def test_a_date_says_whether_a_person_or_the_scripts_gave_it(todo):
    indexes, _ = todo
    items = {item.article.id: item for item in indexes["todo/dates"].sections[0].items}
    assert items["third-article"].state in ("", "proposed")
    for item in items.values():
        assert (item.state in ("entered", "reviewed")) == bool(item.path and item.author)


@pytest.mark.parametrize("language", languages())
def test_what_to_do_in_a_browser_stands_before_the_command(todo, language):
    indexes, html = todo
    for kind in (found.kind for found in indexes["todo"].waiting):
        page = html(f"todo/{kind}", language)
        assert page.index("<ol>") < page.index("</ol>") < page.index(">hashiya ") < page.index('class="h-items"')
    for kind in KINDS:
        words = [catalogue(language).strings[f"todo.{kind}.{part}"] for part in ("note", "do", "then")]
        assert not any("hashiya" in text for text in words)


def test_a_file_is_changed_in_the_browser_where_the_archive_has_a_forge(todo):
    _, html = todo
    edit = r'href="https://github.com/o/r/edit/main/annotations/articles/[^"]+\.yml"'
    assert re.search(edit, html("todo/unreviewed", **FORGE))
    assert "/edit/" not in html("todo/unreviewed")
    assert 'href="mailto:a@b.org?' in html("todo/unreviewed", contact="a@b.org")
