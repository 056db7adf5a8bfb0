"""Shows an archive while it is written: builds on every change, and tells the open page to load again.

What is served is the built site itself; one script is added to each page on its way out, which asks whether there is
something new and shows what is wrong. Only this machine can connect.
"""

from __future__ import annotations

import json
import os
import stat
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

from hashiya import pipeline
from hashiya.messages import catalogue, tell
from hashiya.model import Problem
from hashiya.read import read_settings

HOST = "127.0.0.1"
STATE, SCRIPT = "/__hashiya/state", "/__hashiya/reload.js"
SECONDS_BETWEEN_LOOKS = 0.25
_TAG = f'<script src="{SCRIPT}"></script></body>'.encode()
_WATCHED = ("mkdocs.yml", "seeds", "annotations")


@dataclass
class Watch:
    """What has been built, and what is wrong with what stands there now."""

    run: pipeline.Run
    tell: Callable[[list[Problem]], None]
    version: int = 0
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)

    def look(self) -> bool:
        """Build if anything has changed since the last look; True if it has."""
        now = _snapshot(self.run.root)
        if now == self.seen:
            return False
        self.seen, self.problems = now, []
        try:
            pipeline.build(self.run)
        except pipeline.RefusedError as refused:
            self.problems = list(refused.problems)
        self.version += 1
        self.tell(self.problems)
        return True

    def state(self) -> dict[str, Any]:
        """What an open page asks for."""
        told = [tell(problem) for problem in self.problems]
        words = [f"{item.place}: {item.code} {item.ar}\n{item.mend_ar}" for item in told]
        return {"version": self.version, "title": catalogue().text("serve.problems"), "problems": words}


def make_server(watch: Watch, port: int) -> ThreadingHTTPServer:
    """A server of the built site, on this machine only; port 0 takes a free one.

    Raises:
        OSError: the port is taken.
    """
    site = watch.run.root / "build" / "site"
    return ThreadingHTTPServer((HOST, port), partial(_Handler, watch, directory=str(site)))


def serve(watch: Watch, server: ThreadingHTTPServer) -> None:
    """Serve and look for changes until interrupted."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        while True:
            watch.look()
            time.sleep(SECONDS_BETWEEN_LOOKS)
    except KeyboardInterrupt:
        server.shutdown()


def _snapshot(root: Path) -> dict[str, tuple[int, int]]:
    """When each input was last written, and its size; what is generated is none."""
    found: dict[str, tuple[int, int]] = {}
    docs = root / read_settings(root)[0].docs_dir
    for top in (*(root / name for name in _WATCHED), docs):
        for folder, folders, names in os.walk(top):
            if Path(folder) == docs and "archive" in folders:
                folders.remove("archive")
            for path in (Path(folder, name) for name in names):
                _note(found, path)
        _note(found, top)
    return found


def _note(found: dict[str, tuple[int, int]], path: Path) -> None:
    try:
        status = path.lstat()
    except OSError:
        return
    if not stat.S_ISDIR(status.st_mode):
        found[str(path)] = (status.st_mtime_ns, status.st_size)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, watch: Watch, *args: Any, **options: Any) -> None:
        self._watch = watch
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if self.headers.get("Host", "").rpartition(":")[0] not in (HOST, "localhost"):
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"")
        elif path == STATE:
            self._answer(HTTPStatus.OK, "application/json", json.dumps(self._watch.state()).encode())
        elif path == SCRIPT:
            script = files("hashiya").joinpath("data", "reload.js").read_bytes()
            self._answer(HTTPStatus.OK, "text/javascript", script)
        else:
            try:
                self._page(Path(self.translate_path(path)))
            except (OSError, ValueError):
                self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"")

    def do_HEAD(self) -> None:
        self._answer(HTTPStatus.METHOD_NOT_ALLOWED, "text/plain", b"")

    def log_message(self, *_args: Any) -> None:
        """Requests are nobody's news."""

    def _page(self, found: Path) -> None:
        if found.is_dir() and not self.path.partition("?")[0].endswith("/"):
            super().do_GET()
            return
        found = found / "index.html" if found.is_dir() else found
        status = HTTPStatus.OK if found.is_file() else HTTPStatus.NOT_FOUND
        found = found if found.is_file() else Path(self.directory, "404.html")
        content = found.read_bytes() if found.is_file() else b"<!doctype html><body></body>"
        kind = "text/html; charset=utf-8" if found.suffix == ".html" else self.guess_type(str(found))
        self._answer(status, kind, content.replace(b"</body>", _TAG, 1) if found.suffix == ".html" else content)

    def _answer(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)
