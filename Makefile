# Everything that this project does, from an empty machine: Python 3.11 or newer, git and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
export NO_MKDOCS_2_WARNING = 1
# The tests start hundreds of processes: each module is compiled for the first of them, and read by the others.
unexport PYTHONDONTWRITEBYTECODE

# How many tests run side by side, and where the cost of each part is noted.
JOBS   ?= auto
TOOLS  := tests/workflows/node_modules/.bin
COSTS  := .cache/costs.jsonl
COST   := $(BIN)/python -m tests.costs $(COSTS)
PYTEST := $(BIN)/python -m pytest

.PHONY: site test scripts access fuzz kills mutants portability serve check screenshots benchmark lighthouse lock clean

site: $(VENV)/ready
	$(BIN)/onrecord build --strict
	@echo "The site is in site/. To read it: make serve, or $(BIN)/python -m http.server -d site 8000"

check: $(VENV)/ready
	$(BIN)/onrecord check --strict

serve: $(VENV)/ready
	$(BIN)/python -m mkdocs serve

# Everything that a change must pass, and what each part of it costs.
test: $(VENV)/ready-to-test
	@rm -f $(COSTS)
	$(COST) ruff $(BIN)/ruff check .
	$(COST) ruff $(BIN)/ruff format --check .
	$(COST) mypy $(BIN)/mypy
	$(COST) lint-imports $(BIN)/lint-imports --no-cache --no-logo
	$(COST) scripts $(MAKE) --no-print-directory scripts
	$(PYTEST) --numprocesses $(JOBS) --dist worksteal --costs $(COSTS)
	@$(COST)

# Of these, `make test` holds a sample. Each is run weekly, before publishing, and before an issue on its subject is closed.

# Axe, weight, requests and overflow: every kind of page at every width in every scheme, every card in the form.
access: $(VENV)/ready-to-test
	ONRECORD_AXE_WHOLE=1 $(PYTEST) --numprocesses $(JOBS) -m access

# Hypothesis with eighty times the examples, others on each run.
fuzz: $(VENV)/ready-to-test
	$(PYTEST) --numprocesses $(JOBS) --hypothesis-profile fuzz tests/property

# A build that is killed at many points: the site of before is whole, or nothing is there.
kills: $(VENV)/ready-to-test
	$(PYTEST) -m kills tests/site

# Mistakes put into the package, N of them over all layers: how many do the tests see? FOLDERS: of which folders they are.
N ?= 60
FOLDERS ?=
mutants: $(VENV)/ready-to-test
	$(BIN)/python -m benchmarks.mutants $(N) $(FOLDERS)

# MkDocs, ProperDocs and the plain writer make the same site; so does a build by whatever was kept of another.
portability: $(VENV)/ready-to-test
	$(BIN)/python -m benchmarks.portability
	$(PYTEST) -m portability tests/site

# The scripts of the pages, which need Node: where there is none they are left out, but never in CI.
scripts: $(VENV)/ready-to-test
	@if command -v node >/dev/null && [ -x $(TOOLS)/eslint ]; then \
	  $(TOOLS)/eslint --config tests/workflows/eslint.config.mjs hooks/onrecord/theme/assets tests/scripts && \
	  $(TOOLS)/tsc --project tests/workflows && \
	  node --test --test-reporter=dot tests/scripts/*.test.mjs; \
	elif [ -n "$$CI" ]; then \
	  echo "Node is not installed, or npm ci was not run in tests/workflows: run make clean test"; exit 1; \
	else \
	  echo "NO NODE: eslint, tsc and node did not look at the scripts of the pages: they are UNTESTED."; \
	fi

screenshots: $(VENV)/ready-to-test
	$(BIN)/onrecord build --strict
	$(BIN)/python -m tests.browser.screenshots

# What deriving and comparing cost, then a build beside MkDocs with Material and Hugo with Pagefind, at so many CARDS.
CARDS  ?= 1000 10000
ROUNDS ?= 3
benchmark: $(VENV)/ready-to-measure
	$(BIN)/python -m benchmarks.derivation
	$(BIN)/python -m benchmarks.likeness
	$(BIN)/python -m benchmarks.importing
	$(BIN)/python -m benchmarks.packs
	$(BIN)/python -m benchmarks.compare $(CARDS) --rounds $(ROUNDS)

lighthouse: $(VENV)/ready-to-test
	$(BIN)/onrecord build --strict
	$(BIN)/python -m benchmarks.lighthouse

lock: $(VENV)/ready-to-test
	$(BIN)/python -m pip install --quiet uv==0.13.9
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate \
	  --python-version 3.11 --extra build --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate \
	  --python-version 3.11 --extra build --extra parquet --constraint requirements.txt --output-file requirements-parquet.txt
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate \
	  --python-version 3.11 --extra build --extra parquet --extra test --constraint requirements.txt --output-file requirements-test.txt
	$(BIN)/uv pip compile --group benchmark --universal --generate-hashes --no-header --no-annotate \
	  --python-version 3.11 --output-file requirements-benchmark.txt

$(VENV)/ready: requirements.txt pyproject.toml setup.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# What a site needs that gives its tables away as Parquet too; make site builds without.
$(VENV)/ready-to-publish: $(VENV)/ready requirements-parquet.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-parquet.txt
	touch $@

$(VENV)/ready-to-test: $(VENV)/ready requirements-test.txt tests/workflows/package-lock.json
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-test.txt
	if command -v npm >/dev/null; then cd tests/workflows && npm ci --silent --ignore-scripts --no-audit --no-fund; fi
	touch $@

$(VENV)/ready-to-measure: $(VENV)/ready-to-test requirements-benchmark.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-benchmark.txt
	touch $@

clean:
	rm -rf $(VENV) site build screenshots .cache
