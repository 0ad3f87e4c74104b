# `make run` and `make test` need Python 3.11 or newer and make; the rest is installed into .venv.
# PORT=8001 make run serves elsewhere, DATABASE_URL=postgresql://… uses that database, PYTHON=… chooses a Python.

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
IN_VENV := .venv/bin/python
INSTALL := $(IN_VENV) -m pip install -qq --disable-pip-version-check --require-hashes --requirement
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
# One more than there are processors: each waits now and then, for the browser or the database.
PROCESSES ?= $(shell "$(PYTHON)" -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))')
SIZES ?= 10000,100000

.DEFAULT_GOAL := help
.PHONY: help run test lint bench audit screenshots requirements messages

help:  ## what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST)

run: .venv/demo.stamp  ## the pool with invented officials, on this machine
	@exec $(IN_VENV) -m expertpool.run --with-parent

test: .venv/dev.stamp .venv/browser.stamp  ## all tests
	@$(IN_VENV) -m pytest --numprocesses $(PROCESSES) --dist loadfile --no-loadscope-reorder

lint: .venv/dev.stamp  ## style, types and the direction of imports
	@$(IN_VENV) -m ruff check
	@$(IN_VENV) -m ruff format --check
	@$(IN_VENV) -m djlint --check --lint --quiet templates
	@$(IN_VENV) -m mypy
	@$(IN_VENV) .venv/bin/lint-imports --no-logo

bench: .venv/demo.stamp  ## how fast the search is; SIZES=10000,100000,1000000 with as many officials
	@$(IN_VENV) -m benchmarks.run --sizes $(SIZES)

audit: .venv/dev.stamp .venv/browser.stamp .venv/audit.stamp  ## what browsers make of the pages: weight, Lighthouse, HTML
	@$(IN_VENV) -m audit.run

screenshots: .venv/dev.stamp .venv/browser.stamp  ## the pictures in docs/screenshots
	@$(IN_VENV) -m audit.screenshots

requirements:  ## pin what pyproject.toml asks for (needs uv)
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) pyproject.toml --group demo --output-file requirements-demo.txt
	$(COMPILE) pyproject.toml --group dev --output-file requirements-dev.txt
	$(COMPILE) --group pyproject.toml:peer --output-file benchmarks/requirements-peer.txt

messages: .venv/dev.stamp  ## collect and compile what is translated (needs gettext)
	EXPERTPOOL_MODE=demonstration $(IN_VENV) manage.py makemessages --all --no-location --no-obsolete \
		--ignore .venv --ignore tests
	EXPERTPOOL_MODE=demonstration $(IN_VENV) manage.py compilemessages --ignore .venv

# --- What is installed, once and again when its list changes ---

.venv/created.stamp:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed; PYTHON=/path/to/python3 says where it is." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "This Python lacks the module venv; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv ..."
	@# Readable to all: root's PostgreSQL runs as an ordinary user, from here.
	@umask 022 && "$(PYTHON)" -m venv .venv
	@touch $@

.venv/demo.stamp: requirements-demo.txt .venv/created.stamp
	@test .venv/dev.stamp -nt requirements-dev.txt || \
		{ echo "Installing requirements ..." && umask 022 && $(INSTALL) $<; }
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/created.stamp
	@echo "Installing requirements for development ..."
	@umask 022 && $(INSTALL) $<
	@touch $@

.venv/browser.stamp: .venv/dev.stamp
	@.ci/browser
	@touch $@

.venv/audit.stamp: audit/package-lock.json .venv/created.stamp
	@command -v npm java >/dev/null || \
		{ echo "The audit needs npm and Java; on Debian and Ubuntu: apt install npm default-jre-headless" >&2; exit 1; }
	@echo "Installing Lighthouse and the Nu HTML checker ..."
	@cd audit && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@
