"""Addresses at which a forge opens its page for a new file, with the file's path and content filled in.

GitHub takes `filename` and `value` below `new/BRANCH`; Gitea since 1.16, and Forgejo, which Codeberg runs, below
`_new/BRANCH`; GitLab takes a file's name and no content. Sources: https://github.com/isaacs/github/issues/1527,
https://github.com/go-gitea/gitea/pull/16556, https://gitlab.com/gitlab-org/gitlab/-/issues/532221
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

FORGES = ("github", "gitea", "forgejo", "gitlab")
# GitHub refuses longer addresses, and so do many servers in front of the others.
LONGEST_ADDRESS = 8191
_BY_HOST = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "forgejo"}
# What encodeURIComponent leaves as it is.
_SAFE = "!'()*"


def forge_of(repo_url: str, named: str = "") -> str:
    """The kind of forge at the address of a repository: as the settings name it, else by its host; empty if neither."""
    parts = urlsplit(repo_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return next((forge for forge in FORGES if forge == named), _BY_HOST.get(parts.hostname, ""))


def carries_content(forge: str) -> bool:
    """True for a forge whose page for a new file takes the content from the address."""
    return forge not in ("gitlab", "")


def new_file(forge: str, repo_url: str, branch: str, path: str, content: str) -> str:
    """The address of the page for a new file; in ASCII, so that its length is its bytes.

    Args:
        path: of the file, from the top of the repository.
        content: left out where the forge does not take it.
    """
    name, value = quote(path, safe=_SAFE), quote(content, safe=_SAFE, errors="surrogatepass")
    repo, at = repo_url.rstrip("/"), quote(branch, safe=f"/{_SAFE}")
    if forge == "gitlab":
        return f"{repo}/-/new/{at}?file_name={name}"
    return f"{repo}/{'new' if forge == 'github' else '_new'}/{at}?filename={name}&value={value}"


def edit_file(forge: str, repo_url: str, branch: str, path: str) -> str:
    """The address of the page where a file is edited; empty where no forge is known."""
    page = {"github": "edit", "gitlab": "-/edit"}.get(forge, "_edit")
    at = f"{quote(branch, safe=f'/{_SAFE}')}/{quote(path, safe=f'/{_SAFE}')}"
    return f"{repo_url.rstrip('/')}/{page}/{at}" if forge else ""
