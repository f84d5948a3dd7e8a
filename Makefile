# Everything here needs only python3 (3.11 or later, with venv) and make. The first run of a target
# builds .venv from the locks in requirements/; later runs find its stamps and start at once.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
PRESET ?= sa-cfss
CHROMIUM ?= $(wildcard /usr/bin/chromium)
BIN := $(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
  --only-binary :all:

.DEFAULT_GOAL := help
.PHONY: help demo test test-long bench bench-smoke screen-score check check-migrations migration format lock clean
.DELETE_ON_ERROR:

help:
	@echo "make demo       load a demonstration site and serve it at http://127.0.0.1:$(PORT)/"
	@echo "make test       run the tests (COP_DATABASE_URL=postgresql://... for PostgreSQL)"
	@echo "make test-long  run the tests too slow for every day"
	@echo "make bench      measure pages beside their floor (BENCH_POSTGRESQL=postgresql://... for both,"
	@echo "                BENCH_ARGS=--machina for another forum beside them)"
	@echo "make bench-smoke  look for what would make pages slow, within two minutes"
	@echo "make screen-score  measure what the screen finds and misses"
	@echo "make check      formatting, lint, types, who imports whom, templates, spelling, migrations"
	@echo "make format     format the code"
	@echo "make clean      remove .venv and every cache; the site's own data in instance/ stays"

# --- what is installed -------------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "CoP needs Python 3.11 or later.")'
	@echo "Building $(VENV). This happens once and takes a minute or two."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.txt | $(BIN)/python
	@$(INSTALL) -r requirements/runtime.txt
	@touch $@

# The project itself is built by what the lock holds, so this step needs no network.
$(VENV)/.project: pyproject.toml $(VENV)/.runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps \
	  --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.project
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

$(VENV)/.browser: requirements/browser.txt $(VENV)/.dev
	@$(INSTALL) -r requirements/browser.txt
	@touch $@

# --- run it ------------------------------------------------------------------------------------

demo: export COP_MODE = demo
demo: export PORT := $(PORT)
demo: $(VENV)/.project
	@$(BIN)/cop demo --preset $(PRESET)
	@exec $(BIN)/cop serve --worker

# --- test it -----------------------------------------------------------------------------------

# The browser part runs where Chromium is, and on SQLite only: pages do not differ between databases.
# COP_REQUIRE_BROWSER=1 makes its absence a failure.
ifneq ($(filter postgres%,$(COP_DATABASE_URL)),)
LEFT_OUT := The browser part was left out: it runs on SQLite only.
else ifeq ($(CHROMIUM),)
LEFT_OUT := The browser part was left out: no Chromium at /usr/bin/chromium. Name one in CHROMIUM.
endif

# Two processes; the tests of one file stay together, since they share what they have built.
JOBS := -n 2 --dist loadfile

test: SELECT = not long
test-long: SELECT = long

ifdef LEFT_OUT
test test-long: $(VENV)/.dev
	@test "$(COP_REQUIRE_BROWSER)" != 1 || { echo "$(LEFT_OUT)"; exit 1; }
	@$(BIN)/python -m pytest -m "$(SELECT)" $(JOBS) --ignore=tests/browser $(PYTEST_ARGS); \
	  status=$$?; echo "$(LEFT_OUT)"; exit $$status
else
test test-long: export CHROMIUM := $(CHROMIUM)
test test-long: $(VENV)/.browser
	@$(BIN)/python -m pytest -m "$(SELECT)" $(JOBS) $(PYTEST_ARGS)
endif

# --- measure it --------------------------------------------------------------------------------

# Builds its sites in instance/bench the first time; leaves its tables and its picture there.
bench: $(VENV)/.dev
	@$(BIN)/python -m bench.run $(BENCH_ARGS)

bench-smoke: $(VENV)/.dev
	@$(BIN)/python -m bench.smoke $(COP_DATABASE_URL)

# What the screen finds and misses in posts that are made up (docs/screening.md).
screen-score: $(VENV)/.dev
	@$(BIN)/python -m bench.screening.score $(SCORE_ARGS)

# --- keep it clean -----------------------------------------------------------------------------

check: $(VENV)/.dev
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/codespell
	@$(MAKE) --no-print-directory check-migrations

# Runs every migration both ways on a database that may be emptied, and compares it with the models.
check-migrations: DRIFT_URL = sqlite:///$$scratch/drift.sqlite
check-migrations: $(VENV)/.dev
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	  export COP_MODE=test COP_INSTANCE="$$scratch" COP_DATABASE_URL="$(DRIFT_URL)" && \
	  $(BIN)/cop db upgrade && $(BIN)/cop db check && $(BIN)/cop db downgrade base

# Writes what the models say and the last migration lacks: make migration MESSAGE="Give threads a summary"
migration: export COP_MODE = test
migration: $(VENV)/.dev
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && export COP_INSTANCE="$$scratch" && \
	  $(BIN)/cop db upgrade && $(BIN)/cop db revision -m "$(MESSAGE)"
	$(BIN)/ruff format --quiet cop/migrations/versions

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The locks name no index and no host. The order matters: each lock stands on the one before it.
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
lock:
	$(LOCK) pyproject.toml requirements/runtime.in -o requirements/runtime.txt
	$(LOCK) requirements/dev.in -o requirements/dev.txt
	$(LOCK) requirements/browser.in -o requirements/browser.txt

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
