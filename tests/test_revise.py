"""A change to one value of a file is that change: everything else a person wrote stays, to the letter."""

import json
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hashiya.compose import scalar
from hashiya.revise import RevisionError, added, added_list, appended, removed, renamed, replaced

FILE = """\
# yaml-language-server: $schema=../../schema/annotation.schema.json
kind: claim   # a claim
quote: |  # as printed
  قال: «نعم» # ثم

  وسكت

# who spoke
speakers: [one, 'two', "three"]  # in order
via:
- reuters  # an agency
-   afp
answers:
  - question: when   # the question
    value: "2026"
    as_of: 2024-09-06
  - value: yes
    question: whether
date:
  evidence:
    - quote: في ذلك اليوم
      reason: {ar: "لأن", en: because}
author: ليلى
created: 2026-11-21
# the end
"""

REPLACED = {
    "a line": ("author", "سعد: محرر", "author: ليلى\n", 'author: "سعد: محرر"\n'),
    "a line with a comment": ("kind", "note", "kind: claim   # a", "kind: note   # a"),
    "a block": (
        "quote",
        "قال نعم\n\nثم قام",
        "  قال: «نعم» # ثم\n\n  وسكت\n",
        "  قال نعم\n\n  ثم قام\n",
    ),
    "an item in brackets": ("speakers.1", "a, b", "'two'", '"a, b"'),
    "an item behind a dash": ("via.1", "wafa", "-   afp", "-   wafa"),
    "a key in a list": ("answers.1.question", "if", "question: whether", "question: if"),
    "the first key in a list": ("answers.0.question", "then", "question: when   #", "question: then   #"),
    "a line far in": ("date.evidence.0.quote", "يوم", "quote: في ذلك اليوم", "quote: يوم"),
    "a line that becomes two": (
        "date.evidence.0.quote",
        "يوم\nوليلة",
        "- quote: في ذلك اليوم\n",
        "- quote: |\n        يوم\n        وليلة\n",
    ),
    "a key in braces": ("date.evidence.0.reason.ar", "سبب\nآخر", '"لأن"', '"سبب\\nآخر"'),
    "the same": ("author", "ليلى", "", ""),
}
MISSING = ["note", "speakers.3", "speakers", "answers.0", "answers.x.value", "date.evidence.0.quote.0", "", "author."]
ADDED = {
    "before the last comment": (FILE, FILE.replace("# the end", "reviewed_by: سعد\n# the end")),
    "without a final line end": ("a: b", "a: b\nreviewed_by: سعد"),
    "behind a block": ("a: |\n  b\n\n", "a: |\n  b\nreviewed_by: سعد\n\n"),
    "behind a comment that is further in": (
        "a:\n  - b\n  # - c\n# d\n",
        "a:\n  - b\n  # - c\nreviewed_by: سعد\n# d\n",
    ),
    "further in": ("  a: b\n", "  a: b\n  reviewed_by: سعد\n"),
    "in braces": ("{a: b} # c\n", "{a: b, reviewed_by: سعد} # c\n"),
    "to nothing": ("# nothing\n", "# nothing\nreviewed_by: سعد\n"),
    "with other line ends": ("a: b\r\nc: d\r\n", "a: b\r\nc: d\r\nreviewed_by: سعد\r\n"),
    "behind a byte order mark": ("\ufeffa: b\n", "\ufeffa: b\nreviewed_by: سعد\n"),
    "behind a value that is not there": ("a: b\nc:\n", "a: b\nc:\nreviewed_by: سعد\n"),
    "before the end of the document": ("---\na: b\n...\n", "---\na: b\nreviewed_by: سعد\n...\n"),
}
REMOVED = {
    "a line": ("author", "author: ليلى\n", ""),
    "a block": ("quote", "quote: |  # as printed\n  قال: «نعم» # ثم\n\n  وسكت\n", ""),
    "an item in brackets": ("speakers.0", "one, ", ""),
    "the last in brackets": ("speakers.2", ', "three"', ""),
    "an item behind a dash": ("via.0", "- reuters  # an agency\n", ""),
    "a map behind a dash": ("answers.1", "  - value: yes\n    question: whether\n", ""),
    "the first key behind a dash": ("answers.1.value", "value: yes\n    question", "question"),
}


def once(text, old, new):
    assert not old or text.count(old) == 1
    return text.replace(old, new) if old else text


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("case", REPLACED)
def test_only_the_value_is_replaced(case, ends):
    at, value, old, new = REPLACED[case]
    expected = once(FILE, old, new).replace("\n", ends)
    assert replaced(FILE.replace("\n", ends), at, value) == expected


@pytest.mark.parametrize("beside", ["{en: When does it open?}", "{en: open?, ar: متى؟}", "[a?b, c?]", '{en: "a: b?"}'])
def test_what_reading_accepts_beside_a_value_hinders_no_change(beside):
    assert replaced(f"text: {beside}\ntopics: [one]\n", "topics.0", "two") == f"text: {beside}\ntopics: [two]\n"


@pytest.mark.parametrize("at", MISSING)
def test_what_is_not_there_is_told(at):
    with pytest.raises(RevisionError) as refused:
        replaced(FILE, at, "x")
    assert refused.value.at == at


def test_a_value_that_is_not_there_is_written():
    assert replaced("a:\nb: # why\nc: d\n", "b", "x") == "a:\nb: x # why\nc: d\n"
    assert replaced("a:\nb: # why\nc: d\n", "a", "x") == "a: x\nb: # why\nc: d\n"
    assert replaced("a:\n-\n- b\n", "a.0", "x") == "a:\n- x\n- b\n"


@pytest.mark.parametrize("case", ADDED)
def test_a_key_is_added_behind_the_others(case):
    text, expected = ADDED[case]
    assert added(text, "reviewed_by", "سعد") == expected


def test_a_key_that_is_there_is_not_added():
    with pytest.raises(RevisionError):
        added(FILE, "author", "سعد")
    with pytest.raises(RevisionError):
        added("- a\n", "author", "سعد")


def test_a_list_is_added_and_grows():
    text = added_list(FILE, "topics", ("a",))
    assert text == once(FILE, "# the end", "topics: [a]\n# the end")
    assert appended(text, "topics", "b, c") == once(FILE, "# the end", 'topics: [a, "b, c"]\n# the end')
    assert appended(FILE, "via", "wafa") == once(FILE, "-   afp\n", "-   afp\n- wafa\n")
    item = {"form": "وفا: وكالة", "within": ("title", "body")}
    assert appended(FILE, "via", item) == once(
        FILE, "-   afp\n", '-   afp\n- {form: "وفا: وكالة", within: [title, body]}\n'
    )
    assert appended("a: [] # b\n", "a", "x") == "a: [x] # b\n"


@pytest.mark.parametrize("case", REMOVED)
def test_only_what_is_removed_is_gone(case):
    at, old, new = REMOVED[case]
    assert removed(FILE, at) == once(FILE, old, new)


def test_what_is_alone_in_its_block_is_not_removed():
    with pytest.raises(RevisionError):
        removed("a:\n  - b\n", "a.0")
    assert removed("a: [b]\n", "a.0") == "a: []\n"


def test_a_key_is_renamed_where_it_stands():
    assert renamed(FILE, "answers.0.as_of", "since") == once(FILE, "as_of: ", "since: ")
    with pytest.raises(RevisionError):
        renamed(FILE, "author", "kind")


@pytest.mark.parametrize(
    "text", ["a: &x b\nc: *x\n", "a: !!str b\n", "a: b\n---\na: c\n", "a: b\na: c\n", "a: [", "? [x]\n: y\n"]
)
def test_what_the_subset_does_not_know_is_not_touched(text):
    with pytest.raises(RevisionError):
        replaced(text, "a", "x")


# ---- any file --------------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="#\u2028\u2029\ufeff"), max_size=12)
LINES = st.lists(WORDS.map(str.strip), min_size=1, max_size=4).map("\n".join).map(str.strip)
NAMES = st.sampled_from(["quote", "note", "reason", "author", "value", "ar", "kind"])
REMARK = st.sampled_from(["", "  # a remark: [x]", " # 'y"])


@st.composite
def texts(draw, column):
    style = draw(st.sampled_from(["scalar", "single", "block", "folded", "nothing"]))
    words = draw(LINES)
    margin = " " * (column + draw(st.integers(1, 3)))
    remark = draw(REMARK)
    if style == "nothing":
        return remark
    if style == "scalar":
        return f" {scalar(words)}{remark}"
    if style == "single":
        folded = words.replace("'", "''").replace("\n", f"\n\n{margin}")
        return f" '{folded}'{remark}"
    sign = {"block": "|", "folded": ">"}[style] + draw(st.sampled_from(["", "-", "+"]))
    lines = "\n".join(f"{margin}{line}".rstrip() if line else "" for line in words.split("\n") if line.isprintable())
    return f" {sign}{remark}\n{lines}" if lines.strip() else f" {sign}{remark}"


@st.composite
def values(draw, column, depth):
    kind = draw(st.sampled_from(["text", "text", "map", "list", "flow"] if depth else ["text"]))
    if kind == "text":
        return draw(texts(column))
    if kind == "flow":
        items = draw(st.lists(WORDS.map(scalar), max_size=3))
        return f" [{', '.join(items)}]" + draw(REMARK)
    inner = column + draw(st.integers(1, 3))
    if kind == "map":
        return "\n" + draw(maps(inner, depth - 1))
    items = draw(st.lists(values(inner, depth - 1), min_size=1, max_size=3))
    return "".join(f"\n{' ' * inner}-{item}" for item in items)


@st.composite
def maps(draw, column, depth):
    lines = []
    for key in draw(st.lists(NAMES, unique=True, min_size=1, max_size=4)):
        remark = draw(st.sampled_from(["", "\n", f"{' ' * column}# before\n"]))
        lines.append(f"{remark}{' ' * column}{key}:{draw(values(column, depth))}")
    return "\n".join(lines)


@st.composite
def files(draw):
    text = (
        draw(st.sampled_from(["", "# first\n", "---\n"]))
        + draw(maps(0, 2))
        + draw(st.sampled_from(["", "\n", "\n# last\n"]))
    )
    ends = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", ends)


def parsed(text):
    return yaml.load(text.removeprefix("\ufeff") + "\n" * (not text.endswith("\n")), Loader=yaml.BaseLoader)


def paths(value, at=""):
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from paths(inner, f"{at}.{key}".lstrip("."))
    if not isinstance(value, dict | list) and at:
        yield at


def put(value, at, new):
    *above, last = at.split(".")
    for name in above:
        value = value[int(name) if isinstance(value, list) else name]
    value[int(last) if isinstance(value, list) else last] = new


def readable(text):
    try:
        return isinstance(parsed(text), dict)
    except yaml.YAMLError:
        return False


@given(files().filter(lambda text: readable(text) and any(paths(parsed(text)))), LINES, st.data())
def test_any_value_of_any_file_is_replaced_alone(text, value, data):
    at = data.draw(st.sampled_from(sorted(paths(parsed(text)))))
    result = replaced(text, at, value)
    expected = parsed(text)
    put(expected, at, value)
    assert told(parsed(result), at) == told(expected, at)
    assert remarks(result) == remarks(text)
    assert replaced(result, at, value) == result


@given(files().filter(readable), LINES)
def test_a_key_is_added_to_any_file_and_taken_out_again(text, value):
    result = added(text, "reviewed_by", value)
    found = parsed(result)
    assert found.pop("reviewed_by") == value
    assert json.dumps(found) == json.dumps(parsed(text))
    assert remarks(result) == remarks(text)
    assert removed(result, "reviewed_by").rstrip() == text.rstrip()


def told(value, at):
    """Compared to the letter, but for white space at the ends of the value itself."""
    inner = value
    for name in at.split("."):
        inner = inner[int(name) if isinstance(inner, list) else name]
    put(value, at, inner.strip())
    return json.dumps(value)


def remarks(text):
    return re.findall(r"# (?:a remark: \[x\]|'y|before|first|last)", text)
