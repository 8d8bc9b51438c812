# `make site` builds content/ into public/; `make test` runs every test. Nothing else has to be set up.
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell command -v $(name) 2>/dev/null)))
VENV   := .venv
RUN    := $(VENV)/bin/python

.PHONY: site test check serve bench clean

site: $(VENV)/.site
	@$(RUN) build.py

serve: $(VENV)/.site
	@$(RUN) build.py serve

test: $(VENV)/.test
	@$(RUN) -m pytest -n auto

check: $(VENV)/.test
	@$(RUN) -m ruff check . && $(RUN) -m ruff format --check . && $(RUN) -m mypy

# This project beside Hugo and Pelican: `make bench`, or `make bench SIZES="1000 10000 100000"`.
SIZES ?= 1000 10000
bench: $(VENV)/.site bench/work/venv/.installed
	@$(RUN) -m bench --sizes $(SIZES) --results bench/RESULTS.md

bench/work/venv/.installed: bench/requirements.lock | $(RUN)
	@$(RUN) -m venv bench/work/venv
	@bench/work/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bench/requirements.lock
	@touch $@

clean:
	rm -rf $(VENV) public .cache

$(RUN):
	@test -n "$(PYTHON)" || { echo "make: Python 3.11 or newer is missing: apt install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $(PYTHON) is older than Python 3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "make: the module venv is missing: apt install $$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock | $(RUN)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.site | $(RUN)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@
