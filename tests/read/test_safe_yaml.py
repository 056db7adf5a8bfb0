"""YAML is hostile until proved otherwise: the first thing outside the subset is refused at its line."""

import contextlib

import pytest

from hashiya.model import Claim, Note
from hashiya.read.decode import decode
from hashiya.read.safe_yaml import MAX_BYTES, Mapping, Refused, Scalar, parse_yaml
from tests.growth import assert_linear

BOMB = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n"
REFUSED = {
    "anchor": (b"kind: &k note\n", "H103", 1),
    "alias": (b"a: b\nkind: *k\n", "H103", 2),
    "alias bomb": (BOMB.encode(), "H103", 1),
    "tag": (b"kind: !!python/object:os.system x\n", "H103", 1),
    "custom tag": (b"kind: !secret x\n", "H103", 1),
    "merge key": (b"<<: {a: b}\n", "H103", 1),
    "list as a key": (b"[a]: b\n", "H103", 1),
    "two documents": (b"a: b\n---\nc: d\n", "H104", 2),
    "duplicate key": (b"a: b\nc: d\na: e\n", "H105", 3),
    "too large": (b"a: " + b"x" * MAX_BYTES, "H106", 0),
    "too deep": (b"[" * 40 + b"]" * 40, "H106", 1),
    "too many values": (b"[" + b"a," * 60_000 + b"]", "H106", 1),
    "not UTF-8": ("a: b\nc: أ\n".encode("cp1256"), "H101", 2),
    "tab indentation": (b"a:\n\tb: c\n", "H102", 2),
    "unclosed quotation": (b'a: "b\nc: d\n', "H102", 1),
    "missing colon": (b"a: b\nc\nd: e\n", "H102", 3),
    "control character": (b"a: \x07\n", "H102", 0),
    "null byte": (b"a: \x00\n", "H102", 0),
    "bidi override": ("a: b\nc: x\u202ey\n".encode(), "H108", 2),
    "zero-width space": ("k\u200bind: note\n".encode(), "H108", 1),
    "tag characters": ("a: x\U000e0041\n".encode(), "H108", 1),
}


@pytest.mark.parametrize("case", REFUSED)
def test_outside_the_subset_is_refused_at_its_line(case):
    raw, code, line = REFUSED[case]
    with pytest.raises(Refused) as refused:
        parse_yaml(raw, "file.yml")
    assert (refused.value.problem.code, refused.value.problem.line) == (code, line)


ATTACKS = {
    "alias bomb": lambda n: "".join(f"a{i}: &a{i} [*a{i - 1},*a{i - 1}]\n" for i in range(n)),
    "deep": lambda n: "[" * n,
    "many values": lambda n: "[" + "a," * n,
    "many keys": lambda n: "".join(f"k{i}: a\n" for i in range(n)),
    "keys that agree": lambda n: "{" + "a: b, " * n + "}",
    "quotation that does not end": lambda n: 'a: "' + "x\n " * n,
    "tags": lambda n: "a: " + "!x " * n,
    "hidden letters": lambda n: "a: " + "\u200b" * n,
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_time_grows_with_the_attack_and_no_faster(attack):
    def prepare(size):
        raw = ATTACKS[attack](size).encode()

        def work():
            # Often, since what is large enough for the clock would be refused for its size alone.
            for _ in range(40):
                with contextlib.suppress(Refused):
                    parse_yaml(raw, "file.yml")

        return work

    assert_linear(prepare, 1000)


@pytest.mark.parametrize("typed", ["NO", "yes", "010", "0x1F", "12:30", "1e3", "~", "null", "2024-09-27", "1_000"])
def test_every_scalar_stays_as_typed(typed):
    node = parse_yaml(f"a: {typed}\n".encode(), "file.yml")
    assert isinstance(node, Mapping)
    assert isinstance(node.entries[0][1], Scalar)
    assert node.entries[0][1].text == typed


def test_an_empty_file_is_an_empty_map():
    assert parse_yaml(b"", "file.yml") == Mapping((), 1, 1)
    assert parse_yaml(b"# only a comment\n", "file.yml").entries == ()


def test_a_quotation_keeps_its_letters_and_loses_only_the_ends():
    node = parse_yaml(
        "kind: note\nquote: |\n  أ # ب: ج\nnote: |\n  سطر\n\n  آخر\nauthor: م\ncreated: 2024\n".encode(), "f"
    )
    entry, problems = decode(Note, node, "x/note", "f")
    assert problems == []
    assert entry is not None
    assert (entry.value.quote, entry.value.note) == ("أ # ب: ج", "سطر\n\nآخر")
    assert entry.places["quote"] == (2, 8)


WRONG = {
    "unknown key": ("kind: note\nqoute: a\nquote: a\nnote: b\nauthor: c\ncreated: 2024\n", "H201", 2),
    "missing key": ("kind: note\nquote: a\nauthor: c\ncreated: 2024\n", "H202", 1),
    "list for text": ("kind: note\nquote: [a]\nnote: b\nauthor: c\ncreated: 2024\n", "H203", 2),
    "no date": ("kind: note\nquote: a\nnote: b\nauthor: c\ncreated: yesterday\n", "H205", 5),
    "empty author": ("kind: note\nquote: a\nnote: b\nauthor: ''\ncreated: 2024\n", "H207", 4),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_does_not_fit_the_model_is_told_at_its_line(case):
    text, code, line = WRONG[case]
    _, problems = decode(Note, parse_yaml(text.encode(), "f"), "x/note", "f")
    assert [(p.code, p.line) for p in problems] == [(code, line)]


def test_all_problems_of_a_file_are_told_at_once():
    text = "kind: claim\nquote: [a]\nspeakers: x\nform: loud\nauthor: a\ncreated: 2024\nextra: 1\n"
    _, problems = decode(Claim, parse_yaml(text.encode(), "f"), "x/claim", "f")
    assert sorted(p.code for p in problems) == ["H203", "H203", "H204", "H209"]
