"""The folder edition, made file by file: where links lead, which modules are carried over, how it gets to its place."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from hashiya.model import NotOursError
from hashiya.pipeline import RefusedError, Run, build_folder
from hashiya.publish import folder
from hashiya.publish.folder.classic import read_module, refuse_circles
from hashiya.publish.folder.pages import Page, policy_of
from hashiya.publish.printed import for_paper
from hashiya.publish.verify import CHECKSUMS

LINKS = {
    "../actors/iraq/": "../actors/iraq/index.html",
    "../actors/iraq/#w7": "../actors/iraq/index.html#w7",
    "../?h=a/b": "../index.html?h=a/b",
    "../..": "../../index.html",
    ".": "./index.html",
    "a.txt": "a.txt",
    "../topics": "../topics/index.html",
    "../no-such": "../no-such",
    "#n-claim-01": "#n-claim-01",
    "?q=x": "?q=x",
    "": "",
    "https://example.org/a/": "https://example.org/a/",
    "//example.org/a/": "//example.org/a/",
    "mailto:a@example.org": "mailto:a@example.org",
    "/base/about/": "../../about/index.html",
    "/elsewhere/": "/elsewhere/",
}


@pytest.mark.parametrize("address", LINKS, ids=lambda address: address or "nothing")
def test_a_link_of_the_site_leads_to_a_file_and_every_other_stays(address, tmp_path):
    (tmp_path / "archive" / "topics").mkdir(parents=True)
    assert folder.file_link(address, "archive/one", tmp_path, "/base/") == LINKS[address]


PIECES = {
    '<a class="x" href="../b/?a=1&amp;b=2">': '<a class="x" href="../b/index.html?a=1&amp;b=2">',
    '<a data-href="../b/" title="> href=\'../c/\'" href="https://a.org/">': '<a data-href="../b/" title="> href=\'../c/\'" href="https://a.org/">',
    '<svg><a xlink:href="../b/"></a></svg>': '<svg><a xlink:href="../b/index.html"></a></svg>',
    '<meta http-equiv="refresh" content="0; url=../b/">': '<meta http-equiv="refresh" content="0; url=../b/index.html">',
    '<meta name="description" content="0; url=../b/">': '<meta name="description" content="0; url=../b/">',
    '<link rel="preload" as="font" href="f.woff2" crossorigin><link rel="stylesheet" href="a.css">': '<link rel="stylesheet" href="a.css">',
    "<script>var a='<a href=\"../b/\">'</script>": "<script>var a='<a href=\"../b/\">'</script>",
    '<script type="module" src="../a.js"></script><script src="b.js" type=module></script>': '<script defer src="../../assets/hashiya/folder.js"></script><script defer data-module src="../a.js"></script><script src="b.js" defer data-module></script>',
    '<script id="__config" type="application/json">{"features": ["navigation.instant", "navigation.tabs"]}</script>': '<script id="__config" type="application/json">{"features": ["navigation.tabs"], "version": null}</script>',
}


@pytest.mark.parametrize("piece", PIECES)
def test_a_page_is_changed_where_a_disk_is_no_server_and_nowhere_else(piece, tmp_path):
    assert Page("archive/one", tmp_path, "/").complete(piece) == PIECES[piece]


def test_the_policy_allows_no_connection_and_no_script_more():
    policy = "default-src 'none'; script-src 'self' 'sha256-x='; connect-src 'self'; worker-src 'self'; base-uri 'none'"
    assert policy_of(policy) == "default-src 'none'; script-src 'self' file: 'sha256-x='; base-uri 'none'"


def test_a_module_becomes_a_script_and_its_texts_stay():
    script = "import{a,b as c}from'./x.js';export const t='import{y}from\"./z.js\";export const q=1';\nexport async function f(){return import(\"./w.js\")}\nx.import(1);/export /.test(`${`import {a}`}`)"
    module = read_module("m.js", script)
    assert module.needs == {"./x.js": ["a", "b as c"]}
    assert module.exports == ["t", "f"]
    body = module.classic()
    assert "const{a,b:c}=given$[0];" in body
    assert "t='import{y}from\"./z.js\";export const q=1'" in body
    assert 'load$("./w.js")' in body
    assert body.endswith("x.import(1);/export /.test(`${`import {a}`}`)\n});\n")


FORMS = [
    "import x from './x.js'", "import * as x from './x.js'", "import {a} from 'bare'", "import(name)", "import.meta.url",
    "export default 1", "export let a = 1", "export {a}", "export const {a} = b", "import {a}",
]  # fmt: skip


@pytest.mark.parametrize("script", FORMS)
def test_a_module_of_another_form_is_refused_and_never_carried_over_wrong(script):
    with pytest.raises(folder.ModuleFormError):
        read_module("m.js", script)


def test_modules_in_a_circle_and_names_that_nobody_exports_are_refused():
    one, two = (read_module(f"a/{n}.js", f"import {{x}} from './{m}.js';export const x=1") for n, m in ("12", "21"))
    with pytest.raises(folder.ModuleFormError, match=r"a/1\.js"):
        refuse_circles({"a/1.js": one, "a/2.js": two})
    with pytest.raises(folder.ModuleFormError, match=r"import \{ x \}"):
        refuse_circles({"a/1.js": one, "a/2.js": read_module("a/2.js", "export const y=1")})
    lazy = read_module("a/2.js", "export const x=1;import('./1.js')")
    refuse_circles({"a/1.js": one, "a/2.js": lazy})


def edition(place: Path, words: str) -> Path:
    made = place / f"made-{words}"
    (made / "data").mkdir(parents=True)
    (made / CHECKSUMS).write_text(words)
    return made


def test_a_new_edition_takes_the_place_of_the_old_one_and_of_nothing_else(tmp_path):
    place = tmp_path / "folder"
    for words in ("one", "two"):
        folder.refuse_foreign(place)
        folder.put_folder(edition(tmp_path, words), place)
        assert (place / CHECKSUMS).read_text() == words
    (tmp_path / "mine").mkdir()
    (tmp_path / "link").symlink_to(place)
    for foreign in ("mine", "link"):
        with pytest.raises(NotOursError):
            folder.refuse_foreign(tmp_path / foreign)


def tree(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_site_gives_the_same_bytes_and_nothing_else_is_written(site):
    root = site.parent.parent
    before = tree(site.resolve())
    first, files = build_folder(Run(root, jobs=1), with_zip=True)
    made, packed = tree(first), (root / "build" / "folder.zip").read_bytes()
    build_folder(Run(root, jobs=2), with_zip=True)
    assert (tree(first), (root / "build" / "folder.zip").read_bytes()) == (made, packed)
    assert tree(site.resolve()) == before
    stated = dict(line.split("  ")[::-1] for line in (first / CHECKSUMS).read_text("utf-8").splitlines())
    assert stated == {path: digest for path, digest in made.items() if path != CHECKSUMS}
    assert files == len(stated)
    with zipfile.ZipFile(root / "build" / "folder.zip") as zipped:
        assert {name.removeprefix("archive/") for name in zipped.namelist()} == made.keys()
    assert {path.name for path in (root / "build").iterdir()} >= {"folder", "folder.zip", "site"}
    assert not list((root / "build").glob("staging-*"))


def test_what_cannot_be_carried_over_leaves_the_old_edition(site, monkeypatch):
    root = site.parent.parent
    build_folder(Run(root, jobs=1))
    before = tree(root / "build" / "folder")

    def refused(*_):
        raise folder.ModuleFormError("assets/x.js", "export default 1")

    monkeypatch.setattr("hashiya.publish.folder.edition.read_module", refused)
    with pytest.raises(RefusedError) as error:
        build_folder(Run(root, jobs=1))
    assert [problem.code for problem in error.value.problems] == ["H970"]
    assert tree(root / "build" / "folder") == before


def test_paper_runs_nothing_and_names_no_place_on_this_machine():
    page = '<head></head><script>1</script><a class="x" href="../b/#c">b</a><a href="#n">n</a>'
    assert '<a class="x" href="https://a.org/archive/b/#c">b</a><a href="#n">n</a>' in for_paper(
        page, "archive/one", "https://a.org/"
    )
    assert '<a class="x" >b</a>' in for_paper(page, "archive/one", "")
    assert "<script" not in for_paper(page, "archive/one", "")
