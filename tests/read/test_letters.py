"""Encodings are recognised by what the bytes say, and refused where they do not say enough."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hashiya.read.letters import UnknownEncodingError, decode_as, decode_plain, known_encoding
from tests.growth import assert_linear

WORDS = [
    "قال",
    "المتحدث",
    "باسم",
    "البلدية",
    "أمس",
    "إن",
    "أعمال",
    "صيانة",
    "الجسر",
    "القديم",
    "ستبدأ",
    "مطلع",
    "الشهر",
    "المقبل",
    "وتستمر",
    "ثلاثة",
    "أسابيع",
    "على",
    "الأقل",
    "وأضاف",
    "في",
    "تصريح",
    "للصحفيين",
    "أن",
    "حركة",
    "السير",
    "ستحوّل",
    "إلى",
    "الطريق",
    "الدائري،",
    "وطلب",
    "من",
    "السائقين",
    "التعاون",
    "مع",
    "رجال",
    "الشرطة",
    "كما",
    "نفت",
    "وزارة",
    "النقل",
    "وجود",
    "أي",
    "خطر",
    "على",
    "السلامة",
    "العامة؛",
    "وذكرت",
    "مصادر",
    "محلية",
    "أن",
    "الكلفة",
    "تبلغ",
    "نحو",
    "مليون",
    "دولار",
    "غير",
    "أن",
    "لجنة",
    "الحي",
    "طالبت",
    "بفتح",
    "ممر",
    "للمشاة",
    "ظهرا،",
    "وقدّمت",
    "شكوى",
    "إلى",
    "مجلس",
    "المحافظة",
    "ضد",
    "التأخير",
    "في",
    "إنجاز",
    "المشروع",
]
NARROW, WIDE = ("windows-1256", "iso-8859-6"), ("utf-16le", "utf-16be")
ARABIC = st.lists(st.sampled_from(WORDS), min_size=8, max_size=200).map(" ".join)
MIXED = st.lists(
    st.one_of(
        st.sampled_from(WORDS), st.sampled_from(["2024", "NATO", "(AFP)", "-", "\n", "the", "http://x.example/"])
    ),
    min_size=30,
    max_size=200,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(ARABIC, st.sampled_from(["utf-8", *NARROW, *WIDE]))
def test_eight_words_of_arabic_are_enough_in_every_encoding(text, encoding):
    raw = text.encode(encoding)
    assert decode_plain(raw) == (text, encoding)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), st.sampled_from(NARROW))
def test_fewer_words_are_read_right_or_not_at_all(text, encoding):
    try:
        found, _ = decode_plain(text.encode(encoding))
    except UnknownEncodingError:
        return
    assert found == text


@settings(max_examples=60, deadline=None)
@given(MIXED, st.sampled_from(["utf-8", *NARROW, *WIDE]))
def test_latin_words_between_arabic_ones_do_not_mislead(text, encoding):
    try:
        found, _ = decode_plain(text.encode(encoding))
    except UnknownEncodingError:
        assert encoding in NARROW
        assert sum(letter > "\u0600" for letter in text) < 20
        return
    assert found == text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_that_gives_the_bytes_again_or_are_refused(raw):
    try:
        text, encoding = decode_plain(raw)
    except UnknownEncodingError:
        return
    assert text.encode(encoding) in (raw, raw[2:], raw[3:])


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("عاجل".encode("utf-8-sig"), "utf-8"),
        ("عاجل".encode("utf-16"), "utf-16le"),
        (b"\xfe\xff" + "عاجل".encode("utf-16be"), "utf-16be"),
        ("عاجل".encode("utf-16le"), "utf-16le"),
        (b"plain ASCII, 2024", "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_marks_and_forms_tell(raw, encoding):
    text, found = decode_plain(raw)
    assert found == encoding
    assert not text.startswith("\ufeff")


@pytest.mark.parametrize(
    "raw",
    [
        "عاجل".encode("windows-1256"),
        "لا".encode("iso-8859-6"),
        "Le président a été réélu à l'unanimité, déclare-t-il".encode("latin-1"),
        "Правительство объявило о новых мерах поддержки".encode("cp1251"),
        "政府宣布新的支持措施，将于下月开始实施。".encode("gbk"),
        "政府は来月から新しい支援策を実施すると発表した".encode("shift_jis"),
        "النص المقطوع في وسط حرف".encode()[:-1],
        "النص المقطوع في وسط حرف".encode("utf-16")[:-1],
        "نص".encode("utf-32"),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 4,
        "Привет, как дела".encode("utf-16le"),
        b"\0" * 100,
    ],
)
def test_what_is_not_likely_enough_is_refused(raw):
    with pytest.raises(UnknownEncodingError):
        decode_plain(raw)


@pytest.mark.parametrize(
    ("name", "known"),
    [("UTF8", "utf-8"), ("cp1256", "windows-1256"), (" Windows-1256 ", "windows-1256"), ("arabic", "iso-8859-6"),
     ("unicode_escape", ""), ("utf-7", ""), ("no such", ""), ("", ""), ("x\0", "")],
)  # fmt: skip
def test_names_of_encodings_are_known_by_their_other_names(name, known):
    assert known_encoding(name) == known


def test_a_stated_encoding_that_does_not_fit_is_refused():
    with pytest.raises(UnknownEncodingError):
        decode_as("قف".encode("windows-1256"), "utf-8")


def test_time_grows_with_the_length_and_no_faster():
    def prepare(times):
        raw = " ".join(WORDS * times).encode("windows-1256")
        return lambda: decode_plain(raw)

    assert_linear(prepare, 500)
