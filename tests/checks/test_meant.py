"""Who writes a name, or an id that is spelt nearly so, hears the id; where two may be meant, nothing is chosen."""

from hashiya.checks import with_ids
from hashiya.messages import tell
from hashiya.model import (
    Actor,
    Archive,
    Bilingual,
    Entry,
    Form,
    Mend,
    Problem,
    Prose,
    Question,
    Settings,
    Source,
    Topic,
)


def named(ar, en="", *forms):
    return Actor(name=Bilingual(Prose(ar), Prose(en)), type="person", forms=tuple(Form(form=form) for form in forms))


ACTORS = {
    "us-official-001": named("مسؤول أميركي"),
    "us-official-002": named("مسؤول أميركي"),
    "iraqi-army": named("الجيش العراقي", "Iraqi Army", "القوات العراقية"),
    "allawi": named("إياد علاوي"),
}
ARCHIVE = Archive(
    Settings(""),
    {i: Entry(i, "", actor) for i, actor in ACTORS.items()},
    {"al-hayy": Entry("al-hayy", "", Source(name=Bilingual(Prose("الحيّ")), type="newspaper"))},
    {"talks": Entry("talks", "", Topic(label=Bilingual(Prose("المحادثات")), alt=("التفاوض",)))},
    {"when": Entry("when", "", Question(text=Bilingual(Prose("متى الانسحاب؟")), value_type="date"))},
    (),
)


def told(folder, value):
    (problem,) = with_ids([Problem("H206", "f", 1, 1, {"value": value, "folder": folder, "at": "speakers.0"})], ARCHIVE)
    tell(problem)
    return problem.code, problem.details.get("hint", ""), problem.mends


def test_a_name_in_any_spelling_of_any_kind_of_thing_leads_to_its_id():
    for folder, value, known in (
        ("actors", "الجيش العراقي", "iraqi-army"),
        ("actors", "اياد علاوى", "allawi"),
        ("actors", "القُوّات العراقية", "iraqi-army"),
        ("actors", "iraqi army", "iraqi-army"),
        ("actors", "Iraqi_Army", "iraqi-army"),
        ("sources", "الحي", "al-hayy"),
        ("topics", "التفاوض", "talks"),
        ("questions", "متى الانسحاب", "when"),
    ):
        assert told(folder, value) == ("H418", known, (Mend("speakers.0", known),))


def test_of_two_that_may_be_meant_none_is_put_there():
    assert told("actors", "مسؤول أميركي") == ("H418", "us-official-001, us-official-002", ())


def test_what_is_nobodys_name_stays_what_it_is():
    assert told("actors", "؟") == ("H206", "", ())
    assert told("actors", "شخص آخر") == ("H206", "", ())


def test_an_id_with_another_number_is_another_thing():
    def spelt(wanted):
        details = {"id": f"actors/{wanted}", "hint": "", "at": "via.0"}
        (problem,) = with_ids([Problem("H401", "f", 1, 1, details)], ARCHIVE)
        return problem.mends

    assert spelt("us-official-003") == ()
    assert spelt("us-oficial-001") == (Mend("via.0", "us-official-001"),)
