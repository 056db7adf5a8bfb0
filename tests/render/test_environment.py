"""Templates are compiled once for the words of a language, and nothing of one archive stays in them for another."""

from dataclasses import replace
from importlib.resources import files

import pytest
from jinja2 import Environment, nodes

from hashiya.messages import catalogue
from hashiya.render.environment import environment

TEMPLATES = sorted(
    path.name for path in files("hashiya").joinpath("templates").iterdir() if path.name.endswith(".html")
)


def box(words):
    templates = environment(words)
    templates.filters["t"] = words.text
    return templates.get_template("search_box.html").render(words={}, tongue="")


def is_constant(node):
    try:
        node.as_const()
    except nodes.Impossible:
        return False
    return True


@pytest.mark.parametrize("name", TEMPLATES)
def test_only_words_of_the_interface_are_put_in_when_a_template_is_compiled(name):
    source = files("hashiya").joinpath("templates", name).read_text("utf-8")
    applied = Environment(autoescape=True).parse(source).find_all(nodes.Filter)
    assert {each.name for each in applied if is_constant(each.node)} <= {"t", "safe"}


def test_each_catalogue_has_templates_with_its_own_words():
    arabic, english = catalogue("ar"), catalogue("en")
    other = replace(arabic, strings={**arabic.strings, "search.label": "كلمات أخرى"})
    for words in (arabic, english, other, arabic):
        assert f'placeholder="{words.text("search.label")}"' in box(words)
