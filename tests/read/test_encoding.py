"""Pages are decoded by what their bytes are, not only by what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.read.encoding import decode_page

PAGE = (
    '<html><head><meta charset="{}"><title>خبر من الحي</title></head><p>قال الوزير إن العمل بدأ صباح اليوم.</p></html>'
)


@pytest.mark.parametrize(
    ("declared", "written", "expected"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("windows-1256", "cp1256", "cp1256"),
        ("iso-8859-6", "iso8859-6", "iso8859-6"),
        ("windows-1256", "utf-8", "utf-8"),
        ("iso-8859-1", "utf-8", "utf-8"),
        ("utf-8", "cp1256", "cp1256"),
        ("no-such-encoding", "cp1256", "cp1256"),
        ("utf-8", "utf-8-sig", "utf-8"),
        ("utf-8", "utf-16", "utf-16"),
        ("utf-8", "utf-16-le", "utf-16-le"),
        ("utf-8", "utf-16-be", "utf-16-be"),
    ],
)
def test_a_page_is_read_as_it_was_written(declared: str, written: str, expected: str) -> None:
    page = PAGE.format(declared)
    assert decode_page(page.encode(written)) == (page, expected)


def test_a_few_broken_bytes_do_not_make_another_encoding() -> None:
    raw = PAGE.format("utf-8").encode() * 3
    text, encoding = decode_page(raw + b"\xd8")
    assert encoding == "utf-8"
    assert text.endswith("\ufffd")


@given(st.binary(max_size=300))
def test_any_bytes_have_a_text(raw: bytes) -> None:
    assert isinstance(decode_page(raw)[0], str)
