"""The page that explains every code is made from the words, the docstrings and the cases, and is never behind them."""

import ast
import html
import os
import re
from importlib.resources import files
from pathlib import Path

import yaml

from hashiya.compose import corrected
from hashiya.messages import TEXTS
from hashiya.read import archive
from tests.checks.test_checks import CASES
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "rules.md"
CODES = Path(__file__).parent / "codes.yml"
MARK = "<!-- rules: from here on made by `make golden` -->\n"
PACKAGE = Path(str(files("hashiya")))
WORDS = yaml.safe_load((PACKAGE / "locale" / "problems.yml").read_text("utf-8"))
PROBLEMS = {code: WORDS[code] for code in sorted(WORDS) if code != "words"}
GOLDEN = os.environ.get("HASHIYA_GOLDEN") == "update"
GROUPS = {
    "H1": ("كتابة الملفات", "How files are written"),
    "H2": ("الحقول", "Fields"),
    "H3": ("الاقتباسات", "Quotations"),
    "H4": ("المعرّفات والقيم", "Ids and values"),
    "H5": ("الملفات والمقالات", "Files and seeds"),
    "H6": ("الإعداد", "Settings"),
    "H7": ("البناء والنشر", "Building and publishing"),
    "H8": ("أرشيف جديد", "A new archive"),
    "H9": ("ما نُشر، وما يُتحقق منه", "What was published, and what can be verified"),
}
LONGEST_SHOWN = 12
STATED = re.compile(r"^((?:H\d{3}(?:, )?)+): (.*?)(?=\n\n|\nH\d{3}|\Z)", re.DOTALL | re.MULTILINE)
LATIN = r"[!-~]*[A-Za-z][!-~]*"


def docstrings() -> dict[str, str]:
    """For every code, the sentence of the docstring that states it as a rule (`H405, H412: ...`)."""
    found = {}
    for path in sorted(PACKAGE.glob("**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and (text := ast.get_docstring(node) or ""):
                for codes, rule in STATED.findall(text):
                    for code in re.findall(r"H\d{3}", codes):
                        found.setdefault(code, " ".join(rule.split()))
    return found


def page() -> str:
    rules = docstrings()
    parts = []
    for group, (ar, en) in GROUPS.items():
        parts.append(f'## {ar}\n\n<p lang="en" dir="ltr">{en}</p>\n')
        parts += [section(code, rules.get(code, "")) for code in PROBLEMS if code.startswith(group)]
    return "\n".join(parts)


def section(code: str, rule: str) -> str:
    ar, en, mend_ar, mend_en = (re.sub(r"\{\w+\}", "…", PROBLEMS[code][key]) for key in TEXTS)
    told = f'<p>{isolated(ar)}<br>← {isolated(mend_ar)}</p>\n\n<p lang="en" dir="ltr">{html.escape(en)}<br>→ {html.escape(mend_en)}</p>\n'
    stated = f'\n<p lang="en" dir="ltr">Rule: {coded(rule)}</p>\n' if rule and "see `" not in rule else ""
    return f"### {code}\n\n{told}{stated}{example(code)}"


def isolated(text: str) -> str:
    """Arabic as HTML in which runs of Latin letters keep their own order (`annotations/actors/`, `git lfs pull`)."""
    parts = re.split(rf"({LATIN}(?: {LATIN})*|[<>]+)", text)
    return "".join(_isolate(part) if number % 2 else html.escape(part) for number, part in enumerate(parts))


def _isolate(run: str) -> str:
    inner = run.lstrip("(").rstrip(".,:)")
    before, _, after = run.partition(inner)
    return f'{before}<bdi dir="ltr">{html.escape(inner)}</bdi>{after}'


def coded(text: str) -> str:
    """Words with what stands between backticks as code."""
    return re.sub(r"`(.+?)`", r"<code>\1</code>", html.escape(text))


def example(code: str) -> str:
    case = next((case for case in CASES if case.name.startswith(code)), None)
    if case is None:
        return ""
    place = (case / "expected").read_text("utf-8").splitlines()[0].removesuffix(f": {code}")
    path = re.sub(r"(:\d+)*$", "", place)
    bad = case / path
    told = f"\n<p>مثال: <code>{html.escape(place).replace('/', '/<wbr>')}</code></p>\n"
    if not bad.is_file() or not bad.stat().st_size or (path.startswith("seeds/") and not path.endswith(".yml")):
        return told
    shown = fenced(bad.read_bytes().decode("utf-8", "backslashreplace"))
    return f"{told}\n{shown}{mended(case, path)}"


def mended(case: Path, path: str) -> str:
    if (case / "mended" / path).is_file():
        return f"\n<p>صوابه:</p>\n\n{fenced((case / 'mended' / path).read_text('utf-8'))}"
    if not path.startswith("annotations/articles/"):
        return ""
    _, problems = archive.entry_of((case / path).read_bytes(), path, "a/x", archive.kind_of)
    lines = corrected(problems[0]) if problems else []
    return f"\n<p>صوابه:</p>\n\n{fenced(chr(10).join(lines))}" if lines else ""


def fenced(text: str) -> str:
    lines = text.lstrip("\ufeff").split("\n")
    lines = [*lines[:LONGEST_SHOWN], "…"] if len(lines) > LONGEST_SHOWN + 1 else lines
    return "````yaml\n" + "\n".join(map(visible, lines)).rstrip() + "\n````\n"


def visible(line: str) -> str:
    short = line if len(line) <= 160 else line[:160] + "…"
    return "".join(c if c.isprintable() else "→" if c == "\t" else f"\\u{ord(c):04x}" for c in short)


def test_the_page_explains_every_code():
    head, _, _ = PAGE.read_text("utf-8").partition(MARK)
    if GOLDEN:
        PAGE.write_text(head + MARK + "\n" + page(), "utf-8")
    assert PAGE.read_text("utf-8") == head + MARK + "\n" + page(), "make golden"
    assert re.findall(r"^### (H\d{3})$", PAGE.read_text("utf-8"), re.MULTILINE) == list(PROBLEMS)


def test_a_code_that_was_given_is_never_taken_back_or_given_again():
    """The list only grows: what stands in it keeps its meaning, also when nothing tells it any more."""
    known = yaml.safe_load(CODES.read_text("utf-8"))
    if GOLDEN:
        known = {code: PROBLEMS[code]["en"] for code in PROBLEMS} | known
        text = "".join(f"{code}: {known[code]!r}\n" for code in sorted(known))
        CODES.write_text(CODES.read_text("utf-8").partition("\n\n")[0] + "\n\n" + text, "utf-8")
    assert set(PROBLEMS) <= set(known), "make golden"
    retired = set(known) - set(PROBLEMS)
    assert retired == set(), "a retired code keeps its words in problems.yml, so that old pages still explain it"


def test_every_code_of_reading_and_checking_is_tried():
    """In a case, or, where a folder of files cannot hold it (pipes, packed files, numbers), in a test that names it."""
    covered = {case.name[:4] for case in CASES}
    named = "".join(path.read_text("utf-8") for path in (ROOT / "tests").glob("**/*.py") if path != Path(__file__))
    wanted = {code for code in PROBLEMS if code[:2] in ("H1", "H2", "H3", "H4", "H5", "H6")}
    assert sorted(code for code in wanted - covered if code not in named) == []


def test_every_code_of_reading_and_checking_is_a_rule_in_a_docstring():
    rules = docstrings()
    assert sorted(code for code in PROBLEMS if code[:2] in ("H1", "H2", "H3", "H4") and code not in rules) == []
