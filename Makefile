# Each target makes what it needs: `make demo` on a bare machine with python3.11, python3-venv, make and git.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --constraint constraints.txt
WORKERS ?= 2
# With COVER=1 `make test` also measures branch coverage and fails below the share that pyproject.toml demands.
COVER ?=
COVERAGE := $(if $(COVER),--cov --cov-report=term:skip-covered)

.DEFAULT_GOAL := help
.PHONY: help install demo serve test test-slow bench check docs bundle clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: .venv/installed ## Make .venv with what Majlis needs to run

# Modules are compiled when they are first imported: most never are.
.venv/installed: constraints.txt pyproject.toml
	@echo "Making .venv and installing Majlis with the versions of constraints.txt (about a minute) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Majlis needs Python 3.11 or newer: apt-get install python3.11 python3.11-venv" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; echo "no virtual environment could be made: apt-get install python3-venv" >&2; exit 1; }
	@$(PIP) setuptools
	@$(PIP) --no-build-isolation --editable .
	@touch $@
	@echo "Installed. Try: make demo. To use the command majlis in this terminal: . .venv/bin/activate"

# Here all is compiled ahead, on all cores: under pytest a warning about a library's source would be an error. Where
# no process can be started for that, compiling waits for the import.
.venv/tested: .venv/installed
	@echo "Installing what the tests and checks need ..."
	@$(PIP) --no-build-isolation --editable '.[test]'
	@-$(BIN)/python -W ignore -m compileall -qq -j 0 .venv/lib
	@touch $@

demo: install ## From evidence to the Council's briefing, into ./majlis-demo
	@$(BIN)/majlis demo majlis-demo
	@test -s majlis-demo/briefing.pdf || { echo "the briefing was not written" >&2; exit 1; }

# The demonstration's data folder is its own: a nation of yours is not touched.
serve: install ## The workspace in the browser, with the reference nation and a person of each role
	@test -f majlis-workspace/majlis.sqlite3 || $(BIN)/majlis --home majlis-workspace demo-workspace
	@$(BIN)/majlis --home majlis-workspace serve

test: .venv/tested ## The fast tests (below 12 minutes on 2 cores)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m 'not slow' $(COVERAGE)

test-slow: .venv/tested ## Planted errors, then the tests that take long
	@$(BIN)/python scripts/mutants.py
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m slow

bench: .venv/tested ## Times and ratios; they gate nothing
	@$(BIN)/python benchmarks/run.py

check: .venv/tested ## Style, types, shape, budgets, documentation
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/numpydoc lint $$(find src -name '*.py')
	@$(BIN)/python scripts/check_budgets.py
	@$(BIN)/python scripts/check_mirror.py
	@$(BIN)/python scripts/make_migration.py --check
	@$(BIN)/python scripts/build_docs.py --check

docs: .venv/tested ## Fill the reference pages from the code
	@$(BIN)/python scripts/build_docs.py

bundle: .venv/tested ## One archive that installs without a network, into dist/
	@$(BIN)/python -m scripts.bundle

clean: ## Remove what was made here
	rm -rf .venv majlis-demo majlis-workspace build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .numba_cache .databases_cache
