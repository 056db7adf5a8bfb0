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
    "too large": (b"a: " + b"x" * MAX_BYTES, "H106", 1),
    "too deep": (b"[" * 40 + b"]" * 40, "H106", 1),
    "too many values": (b"[" + b"a," * 60_000 + b"]", "H106", 1),
    "not UTF-8": ("a: b\nc: أ\n".encode("cp1256"), "H101", 2),
    "tab indentation": (b"a:\n\tb: c\n", "H102", 2),
    "unclosed quotation": (b'a: "b\nc: d\n', "H102", 1),
    "missing colon": (b"a: b\nc\nd: e\n", "H102", 3),
    "control character": (b"a: \x07\n", "H108", 1),
    "null byte": (b"a: b\nc: \x00\n", "H108", 2),
    "bidi override": ("a: b\nc: x\u202ey\n".encode(), "H108", 2),
    "zero-width space": ("k\u200bind: note\n".encode(), "H108", 1),
    "tag characters": ("a: x\U000e0041\n".encode(), "H108", 1),
    "byte order mark within": ("a: b\nc: d\ufeff\n".encode(), "H108", 2),
    "next line as a line end": ("a: b\u0085c: d\n".encode(), "H108", 1),
    "line separator": ("a: |\n  b\u2028  c\n".encode(), "H108", 2),
    "paragraph separator": ("a: b\n\u2029c: d\n".encode(), "H108", 2),
    "carriage returns as line ends": (b"a: b\rc: d\r", "H108", 1),
    "invisible character that is escaped": (b'a: b\nc: "\\u202e"\n', "H108", 2),
    "keys that are one when composed": ("\u0623: a\n\u0627\u0654: b\n".encode(), "H105", 2),
    "keys that differ in a no-break space": ("a b: a\n'a\u00a0b': b\n".encode(), "H105", 2),
    "directive of version": (b"%YAML 1.2\n---\na: b\n", "H103", 1),
    "directive of tags": (b"%TAG ! tag:x,2020:\n---\na: b\n", "H103", 1),
    "key made by a question mark": (b"a: b\n? c\n: d\n", "H103", 2),
    "key made so in brackets": (b"a: {? c : d}\n", "H103", 1),
    "key made so without a space": (b"a: [?c]\n", "H103", 1),
    "binary": (b"a: !!binary aGk=\n", "H103", 1),
    "nested far deeper than a stack": (b"[" * 250_000, "H106", 1),
    "maps nested far deeper than a stack": (b"{a: " * 60_000, "H106", 1),
    "a hundred thousand keys": (b"".join(b"%05x:\n" % n for n in range(36_000)), "H106", 9_999),
    # What libyaml takes for YAML though it is none; the suite of the specification has more of each.
    "comment glued to a quotation": (b"a: 'b'#c\n", "H102", 1),
    "comment glued to a bracket": (b"a: [b]#c\n", "H102", 1),
    "comment glued to a comma": (b"a: [b,#c\n  d]\n", "H102", 1),
    "comment glued to a block": (b"a: |#c\n  b\n", "H102", 1),
    "comment glued to a line within brackets": (b"a: [b,\n  c,#d\n  e]\n", "H102", 2),
    "brackets that are not further in": (b"a:\n  b: [c,\n  d]\n", "H102", 3),
    "brackets closed in the first column": (b"a: [\n  b\n]\n", "H102", 3),
    "quotation that is not further in": (b"a: 'b\nc'\n", "H102", 2),
    "quotation moved in by a tab": (b'a: "b\n\tc"\n', "H102", 2),
    "hyphen alone within brackets": (b"a: [-, b]\n", "H102", 1),
    "block that begins further in": (b"a: |\n    \n  b\n", "H102", 2),
}


@pytest.mark.parametrize("case", REFUSED)
def test_outside_the_subset_is_refused_at_its_line(case):
    raw, code, line = REFUSED[case]
    with pytest.raises(Refused) as refused:
        parse_yaml(raw, "file.yml")
    assert (refused.value.problem.code, refused.value.problem.line) == (code, line)
    assert refused.value.problem.column >= 1


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


HIDDEN = {
    "soft hyphen": "\u00ad", "grapheme joiner": "\u034f", "Arabic letter mark": "\u061c", "Hangul filler": "\u3164", "half-width filler": "\uffa0",
    "Khmer vowel": "\u17b4", "Mongolian vowel separator": "\u180e", "Mongolian selector": "\u180b", "zero-width space": "\u200b",
    "direction mark": "\u200f", "line separator": "\u2028", "paragraph separator": "\u2029", "next line": "\x85", "embedding": "\u202b",
    "override": "\u202e", "word joiner": "\u2060", "function application": "\u2061", "invisible separator": "\u2063", "isolate": "\u2067",
    "symmetric swapping": "\u206a", "braille blank": "\u2800", "variation selector": "\ufe00", "byte order mark inside": "\ufeff",
    "annotation anchor": "\ufff9", "object": "\ufffc", "shorthand": "\U0001bca0", "musical beam": "\U0001d173", "tag": "\U000e0041",
    "variation selector 17": "\U000e0100", "private use": "\ue000", "private use plane": "\U000f0000", "no character": "\ufdd0",
    "no character at the end of a plane": "\U0002ffff", "escape": "\x1b", "delete": "\x7f", "C1 control": "\x9b",
    "joiner between Latin letters": "\u200c", "joiner alone": "\u200d", "selector behind a letter": "\ufe0f",
}  # fmt: skip
SEEN = {
    "joiner in a Persian word": "می\u200cخواهد", "joiner behind an Arabic letter": "ه\u200d", "joiner in a sign": "👩\u200d🏫",
    "colours of a sign": "☀\ufe0f ❤\ufe0f\u200d🔥 1\ufe0f\u20e3", "marks": "كِتَابٌ ۚ", "tatweel": "كـتاب", "spaces": "أ\u00a0ب\u2003ج\u3000د\tه",
}  # fmt: skip


@pytest.mark.parametrize("letter", HIDDEN.values(), ids=HIDDEN)
def test_what_cannot_be_seen_is_refused_at_its_place(letter):
    for raw, place in ((f"a: b\nc: xy{letter}z\n", (2, 6)), (f'a: b\nc: "xy\\U{ord(letter):08X}z"\n', (2, 4))):
        with pytest.raises(Refused) as refused:
            parse_yaml(raw.encode(), "file.yml")
        problem = refused.value.problem
        assert (problem.code, (problem.line, problem.column)) == ("H108", place)
        assert problem.details["character"].split()[0] == f"U+{ord(letter):04X}"


def test_a_joiner_that_changes_nothing_is_refused():
    for words in ("ا\u200dب", "ا\u200c\u200cب", "\u200cا", "ا\u200c"):
        with pytest.raises(Refused):
            parse_yaml(f"a: {words}x\n".encode(), "file.yml")


@pytest.mark.parametrize("words", SEEN.values(), ids=SEEN)
def test_what_letters_and_signs_need_is_kept(words):
    node = parse_yaml(f"a: {words}\n".encode(), "file.yml")
    assert isinstance(node, Mapping)
    assert node.entries[0][1].text == words


def test_a_captures_file_may_hold_what_its_writer_left_as_it_was():
    node = parse_yaml('a: ك\u034fب\ufe00\u3164\nb: "\\u200f"\n'.encode(), "file.yml", escaped=True)
    assert isinstance(node, Mapping)
    with pytest.raises(Refused):
        parse_yaml("a: ك\u200fب\n".encode(), "file.yml", escaped=True)


@pytest.mark.parametrize("typed", ["NO", "yes", "010", "0x1F", "12:30", "1e3", "~", "null", "2024-09-27", "1_000"])
def test_every_scalar_stays_as_typed(typed):
    node = parse_yaml(f"a: {typed}\n".encode(), "file.yml")
    assert isinstance(node, Mapping)
    assert isinstance(node.entries[0][1], Scalar)
    assert node.entries[0][1].text == typed


AS_WRITTEN = {
    "last line without an end": (b"a: |+\n  b\n\n   ", "b\n\n \n"),
    "blank lines within a block": (b"a: |\n  b\n\n  c\n", "b\n\nc\n"),
    "line ends of Windows": (b"a: |\r\n  b\r\n  c\r\n", "b\nc\n"),
    "number sign in a block": (b"a: |\n  b # c\n", "b # c\n"),
    "comment behind a quotation": (b"a: 'b' # c\n", "b"),
    "comment behind brackets": (b"d: [e] # c\na: b\n", "b"),
    "question mark before a line end": (b"b: c ?\na: d\n", "d"),
    "brackets over lines": (b"b: {\n  c: d,\n  e: f\n  }\na: g\n", "g"),
}


@pytest.mark.parametrize("case", AS_WRITTEN)
def test_what_is_yaml_is_read_as_it_is_written(case):
    raw, text = AS_WRITTEN[case]
    node = parse_yaml(raw, "file.yml")
    assert isinstance(node, Mapping)
    assert [value.text for key, value in node.entries if key.text == "a"] == [text]


def test_the_place_of_a_hidden_character_is_told_in_code_points_with_its_name():
    with pytest.raises(Refused) as refused:
        parse_yaml("note: \U0001f600 ن\u0651\u202eص\n".encode(), "file.yml")
    problem = refused.value.problem
    assert (problem.line, problem.column) == (1, 11)
    assert problem.details["character"] == "U+202E RIGHT-TO-LEFT OVERRIDE"


def test_the_place_of_bytes_that_are_no_utf_8_is_told_in_code_points():
    with pytest.raises(Refused) as refused:
        parse_yaml("note: نص ".encode() + b"\xe4\n", "file.yml")
    assert (refused.value.problem.line, refused.value.problem.column) == (1, 10)


def test_a_text_that_a_comment_may_have_cut_is_noticed_and_one_that_is_quoted_is_not():
    node = parse_yaml(b"a: b # c\nd: 'e' # f\ng: |\n  h # i\nj: # k\n", "file.yml")
    assert [(key.text, value.cut) for key, value in node.entries] == [
        ("a", (1, 6)), ("d", None), ("g", None), ("j", (5, 4))
    ]  # fmt: skip


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
