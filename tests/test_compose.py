"""What commands write as YAML reads back as the very same text."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hashiya.compose import PROSE, annotation_text, file_stem, keyed, listed, scalar
from hashiya.edtf import UNKNOWN, parse_edtf
from hashiya.hidden import first_hidden
from hashiya.model import Answer, Bilingual, Claim, Note, Quantity
from hashiya.read.decode import decode
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


LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cf", "Cn"])
LINES = (
    st.text(st.one_of(LETTERS, st.sampled_from("ابج #:-|>\"'[]{}&*!%@`,؟?.2\n")))
    .map(str.strip)
    .filter(lambda text: first_hidden(text) < 0)
)
PROSE_TEXT = LINES.filter(bool)
IDS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,20}", fullmatch=True)
EDTFS = st.sampled_from(["2024-09-27", "2024-09", "2024?", "../2025-09", "2024-21", "2024-01/2024-02"]).map(parse_edtf)
BILINGUAL = st.builds(Bilingual, ar=PROSE_TEXT, en=LINES)
ANSWERS = st.builds(
    Answer, question=IDS, value=PROSE_TEXT, bound=st.sampled_from(["", "by", "~", "<"]), unit=LINES, as_of=EDTFS,
    status=st.sampled_from(["planned", "factual"]), scope=st.none() | BILINGUAL, note=st.none() | BILINGUAL,
)  # fmt: skip
QUANTITIES = st.builds(Quantity, value=LINES, words=LINES, bound=st.sampled_from("=~<>"), unit=PROSE_TEXT)
SIGNED = {"quote": PROSE_TEXT, "prefix": LINES, "suffix": LINES, "author": PROSE_TEXT, "created": EDTFS}
STANDING = st.sampled_from(["", "withdrawn"])
CLAIMS = st.builds(
    Claim, kind=st.just("claim"), **SIGNED, speakers=st.lists(IDS, max_size=3).map(tuple), via=st.lists(IDS, max_size=2).map(tuple),
    verb=LINES, form=st.sampled_from(["direct", "indirect", "background"]), asserts=LINES, said_on=EDTFS | st.just(UNKNOWN),
    dates=st.lists(EDTFS, max_size=2).map(tuple), quantities=st.lists(QUANTITIES, max_size=2).map(tuple),
    answers=st.lists(ANSWERS, max_size=2).map(tuple), note=LINES, status=STANDING, reviewed_by=LINES,
)  # fmt: skip
NOTES = st.builds(
    Note, kind=st.sampled_from(["note", "correction", "context", "translation"]), **SIGNED, note=PROSE_TEXT, status=STANDING,
    reviewed_by=LINES,
)  # fmt: skip


@given(CLAIMS | NOTES)
def test_every_claim_and_note_is_read_back_as_it_was(value):
    entry, problems = decode(type(value), parse_yaml(annotation_text(value).encode(), "x.yml"), "a/x", "x.yml")
    assert problems == []
    assert entry is not None
    assert entry.value == value


def test_a_file_holds_its_keys_in_the_order_of_the_model_and_nothing_that_is_as_by_default():
    claim = Claim(
        kind="claim", quote="مع مغادرة الباقين", speakers=("reuters-sources",), form="indirect", author="ليلى",
        created=parse_edtf("2026-11-21"),
        answers=(Answer(question="last-forces-leave", value="../2026-12-31", bound="by", as_of=parse_edtf("2024-09"), status="planned"),),
    )  # fmt: skip
    assert annotation_text(claim) == (
        "# yaml-language-server: $schema=../../schema/annotation.schema.json\n"
        "kind: claim\nquote: |\n  مع مغادرة الباقين\nspeakers: [reuters-sources]\nform: indirect\n"
        'answers:\n  - question: last-forces-leave\n    value: "../2026-12-31"\n    bound: by\n'
        '    as_of: "2024-09"\n    status: planned\nauthor: ليلى\ncreated: "2026-11-21"\n'
    )


def test_a_file_is_named_by_its_kind_its_author_its_day_and_what_it_holds():
    assert file_stem("note", "Léa ليلى", "2026-11-21", "x") == "note-lea-20261121-ad8b"
    assert file_stem("note", "ليلى", "2026-11-21", "x") == "note-20261121-ad8b"
    assert file_stem("note", "ليلى", "2026-11-21", "y") != "note-20261121-ad8b"
