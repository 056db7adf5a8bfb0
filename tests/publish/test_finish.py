"""Pages allow only the theme's own scripts, and are right to left from their first element."""

import base64
import hashlib
import re
from pathlib import Path

from hashiya.model import Tree
from hashiya.publish.finish import Finisher
from hashiya.publish.languages import Languages

SCOPE = '__md_scope=new URL("{}",location)'
OWN = frozenset({SCOPE.format(""), "theme()"})
HEAD = '<!doctype html><html lang="ar" class="no-js"><head><meta charset="utf-8">'


def complete(body: str, **options: bool) -> str:
    languages = Languages(Tree("ar", ""), (), "", "/x/")
    return Finisher(OWN, "/x/", {"part": "<p>@base@</p>"}, languages, Path()).complete(HEAD + body, **options)


def hashes(page: str) -> set[str]:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    return set(re.findall(r"sha256-([^&]+)&#39;", policy[1]))


def digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def test_html_has_its_direction():
    assert re.search(r'<html lang="ar"[^>]* dir="rtl"', complete(""))


def test_the_themes_scripts_are_allowed_at_any_depth():
    for base in (".", "..", "../..", "/", "/x/"):
        script = SCOPE.format(base)
        assert hashes(complete(f"<script>{script}</script>")) == {digest(script)}


def test_any_other_script_is_not():
    foreign = "alert(1)"
    fake = '__md_scope=new URL("https://evil.example/",location)'
    page = complete(f"<script>theme()</script><script>{foreign}</script><script>{fake}</script>")
    assert hashes(page) == {digest("theme()")}


def test_the_policy_allows_no_other_host():
    policy = re.search(r'content="(default-src[^"]*)"', complete(""))
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


def test_fragments_stand_in_for_their_placeholders():
    assert "<p>/x/</p>" in complete("<!-- hashiya:part -->", is_not_found=True)
    assert "<!-- hashiya:other -->" in complete("<!-- hashiya:other -->")
