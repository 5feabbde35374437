# Each target makes what it needs: `make demo` on a bare machine with python3.11, python3-venv, make and git.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help install demo test test-slow bench check docs clean

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'

install: .venv/installed ## Make .venv with everything that is needed

.venv/installed: constraints.txt pyproject.toml
	@echo "Making .venv and installing Majlis with the versions of constraints.txt (about a minute) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Majlis needs Python 3.11 or newer: apt-get install python3.11 python3.11-venv" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "no virtual environment could be made: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt setuptools
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --no-build-isolation --editable '.[test]'
	@touch $@
	@echo "Installed. Try: make demo"

demo: install ## From evidence to the Council's briefing, into ./majlis-demo
	@$(BIN)/majlis demo majlis-demo
	@test -s majlis-demo/briefing.pdf || { echo "the briefing was not written" >&2; exit 1; }

test: install ## The fast tests (below 12 minutes on 2 cores)
	@$(BIN)/python -m pytest -n $(WORKERS) -m 'not slow'

test-slow: install ## Planted errors, then the tests that take long
	@$(BIN)/python scripts/mutants.py
	@$(BIN)/python -m pytest -n $(WORKERS) -m slow

bench: install ## Times and ratios; they gate nothing
	@$(BIN)/python benchmarks/run.py

check: install ## Style, types, shape, budgets, documentation
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/numpydoc lint $$(find src -name '*.py')
	@$(BIN)/python scripts/check_budgets.py
	@$(BIN)/python scripts/check_mirror.py
	@$(BIN)/python scripts/build_docs.py --check

docs: install ## Fill the reference pages from the code
	@$(BIN)/python scripts/build_docs.py

clean: ## Remove what was made here
	rm -rf .venv majlis-demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .numba_cache
