"""What `hashiya serve` shows is what `build` gives; it follows every change, and tells what is wrong in the page."""

import http.client
import json
import threading

import pytest
from playwright.sync_api import sync_playwright

from hashiya import pipeline
from hashiya.model import Problem
from hashiya.pipeline import Run
from hashiya.server import HOST, STATE, Watch, make_server
from tests.conftest import copy_archive
from tests.publish.test_switch import tree

NOTE = "annotations/articles/first-article/note-01.yml"
PAGE = "/archive/first-article/"


@pytest.fixture
def served(small):
    """A watch on the small archive, looked at by hand, and the port of its server."""
    told: list[list[Problem]] = []
    watch = Watch(Run(small, jobs=1), told.append)
    watch.look()
    server = make_server(watch, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield small, watch, server.server_port, told
    server.shutdown()


def get(port: int, path: str, host: str = HOST) -> tuple[int, str]:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    connection.request("GET", path, headers={"Host": f"{host}:{port}"})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_a_change_is_built_and_shown_and_nothing_else_is(served):
    root, watch, port, _ = served
    assert not watch.look(), "nothing has changed"
    path = root / NOTE
    path.write_text(path.read_text("utf-8").replace("حاشية تتقاطع", "ملاحظة تتقاطع"), "utf-8")
    assert watch.look()
    status, page = get(port, PAGE)
    assert status == 200
    assert "ملاحظة تتقاطع" in page
    assert json.loads(get(port, STATE)[1])["version"] == 2
    assert not watch.look()


def test_problems_are_told_in_the_page_and_the_old_one_stays(served):
    root, watch, port, told = served
    before = get(port, PAGE)
    (root / NOTE).write_text("kind: note\nqoute: x\n", "utf-8")
    watch.look()
    state = json.loads(get(port, STATE)[1])
    assert any("note-01.yml:2:1: H201" in words for words in state["problems"])
    assert {problem.code for problem in told[-1]} == {"H201", "H202"}
    assert get(port, PAGE) == before


def test_what_is_shown_is_what_build_gives(served, tmp_path):
    root, watch, port, _ = served
    (root / NOTE).unlink()
    watch.look()
    other = copy_archive(root, tmp_path / "other")
    pipeline.build(Run(other, jobs=1))
    assert tree(root / "build" / "site") == tree(other / "build" / "site")
    built = (other / "build" / "site" / "archive" / "first-article" / "index.html").read_text("utf-8")
    assert get(port, PAGE)[1].replace('<script src="/__hashiya/reload.js"></script>', "") == built


def test_only_this_machine_is_answered(served):
    _, _, port, _ = served
    assert get(port, "/", host="evil.example")[0] == 421
    assert get(port, "/no/such/page/")[0] == 404
    assert get(port, "/../../mkdocs.yml")[0] == 404


def test_an_open_page_loads_again_and_shows_problems(served, chromium):
    root, watch, port, _ = served
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"http://{HOST}:{port}{PAGE}")
        page.wait_for_timeout(500)
        original = (root / NOTE).read_text("utf-8")
        (root / NOTE).write_text(original.replace("حاشية تتقاطع", "ملاحظة تتقاطع"), "utf-8")
        watch.look()
        page.get_by_text("ملاحظة تتقاطع").first.wait_for(timeout=10_000)
        page.wait_for_timeout(500)
        (root / NOTE).write_text("kind: note\n", "utf-8")
        watch.look()
        page.locator("#h-problems").wait_for(timeout=10_000)
        assert "H202" in page.locator("#h-problems").inner_text()
        (root / NOTE).write_text(original, "utf-8")
        watch.look()
        page.get_by_text("حاشية تتقاطع").first.wait_for(timeout=10_000)
        assert page.locator("#h-problems").count() == 0
        browser.close()
