"""What commands write as YAML reads back as the very same text."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hashiya.compose import PROSE, keyed, listed, scalar
from hashiya.read.safe_yaml import Mapping, Refused, Sequence, parse_yaml

SHOWN = {
    "a word": ("author", "ليلى", "author: ليلى\n"),
    "an id": ("question", "last-forces-leave", "question: last-forces-leave\n"),
    "a colon": ("author", "ليلى: محررة", 'author: "ليلى: محررة"\n'),
    "a number": ("value", "2500", 'value: "2500"\n'),
    "an interval": ("value", "../2026", 'value: "../2026"\n'),
    "what YAML takes for no": ("value", "NO", 'value: "NO"\n'),
    "a quotation": ("quote", "قال: «نعم» # ثم", "quote: |\n  قال: «نعم» # ثم\n"),
    "two paragraphs": ("note", "أول\n\nثان", "note: |\n  أول\n\n  ثان\n"),
    "an invisible mark": ("author", "ليلى\u200f", 'author: "ليلى\\u200f"\n'),
    "nothing": ("note", "", 'note: ""\n'),
}


@pytest.mark.parametrize("case", SHOWN)
def test_a_key_is_written_as_a_person_would(case):
    key, value, text = SHOWN[case]
    assert keyed(key, value) == text


@given(st.sampled_from(["quote", "author", "value"]), st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_reads_back_as_it_was(key, value):
    found = yaml.safe_load(keyed(key, value).encode())[key]
    assert (found or "").strip() == value.strip() if key in PROSE else found == value


@given(st.sampled_from(["note", "author"]), st.text(st.sampled_from("ابج #:-|>\"'[]{}&*!%@`,؟?.2\n\t ")))
def test_the_safe_subset_reads_it_alike(key, value):
    node = parse_yaml(keyed(key, value, 4).encode(), "x.yml")
    assert isinstance(node, Mapping)
    ((_, found),) = node.entries
    assert found.text.strip() == value.strip() if key in PROSE else found.text == value


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1).map(tuple))
def test_a_list_keeps_its_texts(values):
    assert tuple(yaml.safe_load(listed("speakers", values).encode())["speakers"]) == values


def test_what_is_hidden_is_refused_when_read_back():
    with pytest.raises(Refused):
        parse_yaml(f"author: {scalar(chr(0x202E))}".encode(), "x.yml")


def test_lists_are_lists():
    node = parse_yaml(listed("via", ("reuters",)).encode(), "x.yml")
    assert isinstance(node, Mapping)
    assert isinstance(node.entries[0][1], Sequence)
