# Every target sets up what it needs first; that is quick when nothing changed.
SHELL := /bin/bash
PYTHON_BIN := .venv/bin/python
export PYTHON
PYTEST := $(PYTHON_BIN) -m pytest -q
ARGS ?=

.PHONY: help setup setup-test run test torture bench screenshots lint lock

help:
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

setup: ## prepare .venv and the libraries that the window needs
	@bash packaging/setup.sh

setup-test:
	@bash packaging/setup.sh test

run: setup ## open Afterword; ARGS="--demo" opens a desk of sample data
	@bash packaging/run.sh $(ARGS)

lint: setup-test ## formatting, rules, types, who may import whom
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/mypy --no-error-summary
	@told="$$(.venv/bin/lint-imports 2>&1)" || { echo "$$told"; exit 1; }

test: lint ## everything that CI checks, in under 10 minutes on 2 cores
	@mkdir -p build
	@$(PYTEST) -m "not journey" -n 2 --cov --cov-report=json:build/coverage.json --cov-report=
	@$(PYTHON_BIN) -m tests.ratchet build/coverage.json
	@$(PYTEST) -m journey

torture: setup-test ## the long counts
	@AFTERWORD_TORTURE=1 $(PYTEST) -m "not journey" -n 2 --timeout=3600 $(ARGS)

bench: setup-test ## figures beside their floor
	@bash packaging/on-a-screen.sh $(PYTHON_BIN) -m tests.bench $(ARGS)

screenshots: setup-test ## every screen, in the size of the target pictures, into build/screenshots
	@QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m tests.screenshots build/screenshots

lock: setup ## requirements.lock anew, from pyproject.toml
	@.venv/bin/uv pip compile --quiet pyproject.toml --group dev --universal --upgrade \
		--generate-hashes --no-header --no-annotate -o requirements.lock
