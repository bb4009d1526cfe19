# Everything that this project does, from an empty machine: Python 3.11 or newer, git and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
export NO_MKDOCS_2_WARNING = 1

TOOLS  := tests/workflows/node_modules/.bin

.PHONY: site test scripts serve check screenshots benchmark lighthouse lock clean

site: $(VENV)/ready
	$(BIN)/onrecord build --strict
	@echo "The site is in site/. To read it: make serve, or $(BIN)/python -m http.server -d site 8000"

check: $(VENV)/ready
	$(BIN)/onrecord check --strict

serve: $(VENV)/ready
	$(BIN)/python -m mkdocs serve

test: $(VENV)/ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(MAKE) --no-print-directory scripts
	$(BIN)/python -m pytest

# The scripts of the pages, which need Node: where there is none they are left out, but never in CI.
scripts: $(VENV)/ready-to-test
	@if command -v node >/dev/null && [ -x $(TOOLS)/eslint ]; then \
	  $(TOOLS)/eslint --config tests/workflows/eslint.config.mjs docs/assets tests/scripts && \
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

benchmark: $(VENV)/ready-to-test
	$(BIN)/python -m benchmarks.derivation
	$(BIN)/python -m benchmarks.site

lighthouse: $(VENV)/ready-to-test
	$(BIN)/onrecord build --strict
	$(BIN)/python -m benchmarks.lighthouse

lock: $(VENV)/ready-to-test
	$(BIN)/python -m pip install --quiet uv==0.13.9
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate \
	  --python-version 3.11 --extra build --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate \
	  --python-version 3.11 --extra build --extra test --constraint requirements.txt --output-file requirements-test.txt

$(VENV)/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/ready-to-test: $(VENV)/ready requirements-test.txt tests/workflows/package-lock.json
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-test.txt
	if command -v npm >/dev/null; then cd tests/workflows && npm ci --silent --ignore-scripts --no-audit --no-fund; fi
	touch $@

clean:
	rm -rf $(VENV) site build screenshots .cache
