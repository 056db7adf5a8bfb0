# Everything is set up here: a virtual environment with locked packages, nothing else is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help build check verify serve test bench evaluate evaluate-search lock golden screenshots looks card vnu clean

help: ## Show what can be done here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
	  || { echo "Hashiya needs Python 3.11 to 3.14; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

build: $(STAMP) ## Build the archive into build/site
	$(BIN)/hashiya build

check: $(STAMP) ## Check seeds and annotations, build nothing
	$(BIN)/hashiya check

verify: $(STAMP) ## Read the built site back and compare it with the seeds
	$(BIN)/hashiya verify

serve: $(STAMP) ## Build, show the site at http://127.0.0.1:8000, build again on every change
	$(BIN)/hashiya serve

test: $(STAMP) ## Run everything: the archive's own check, ruff, mypy, layers, all tests
	$(BIN)/hashiya check --quiet
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist worksteal

bench: $(STAMP) ## Measure a build beside the engine alone: make bench N=10000 [CORPUS=file.jsonl.gz]
	$(BIN)/python -m tests.bench $(or $(N),1000) $(CORPUS)

evaluate: $(STAMP) ## Score the reader on the five articles and a corpus: make evaluate [CORPUS=file.jsonl.gz]
	$(BIN)/python -m tests.evaluate $(CORPUS)

evaluate-search: $(STAMP) ## Score the search beside Lucene and Pagefind: make evaluate-search CORPUS=file.jsonl.gz [FLAGS=--held]
	$(BIN)/python -m tests.evaluate.search $(CORPUS) $(FLAGS)

golden: $(STAMP) ## Renew what is generated for the tests: the JSON Schema, the page of rules, the table of fields
	HASHIYA_GOLDEN=update $(BIN)/pytest

screenshots: $(STAMP) ## Renew the pictures of the README and of the guides
	$(BIN)/python -m tests.screenshots

looks: $(STAMP) ## Renew the pictures that the tests compare with, in tests/looks/, to be looked at before they are committed
	HASHIYA_GOLDEN=update $(BIN)/pytest tests/test_looks.py

card: build ## Draw the picture that links to an archive are shown with, from tests/data/card.html
	$(BIN)/python -m tests.card

vnu: build ## Ask the W3C's validator of every built page (needs Java): make vnu VNU=path/to/vnu.jar
	VNU="$(VNU)" $(BIN)/python -m tests.vnu build/site

lock: $(STAMP) ## Renew the locked packages, with hashes, for Python 3.11 to 3.14
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --group dev pyproject.toml --output-file requirements.lock

clean: ## Delete what was built
	rm -rf build docs/archive
