PORT ?= 8000
FITS := import ensurepip, sys; sys.exit(sys.version_info < (3, 11))
# the system's own first: distributions build it optimised, and it runs half as fast again as one built plainly
PYTHON ?= $(shell for one in /usr/bin/python3 python3; do $$one -c '$(FITS)' 2>&- && echo $$one && break; done)
VENV := .venv
BIN := $(VENV)/bin
CKSUM = $(firstword $(shell cksum $(1)))
RUNTIME := $(VENV)/.runtime-$(call CKSUM,server/requirements.txt)
TESTS := $(VENV)/.tests-$(call CKSUM,tests/requirements.txt)
MODULES := pwa/node_modules/.package-lock.json
PAGES := server/static/index.html
SOURCES := $(shell find pwa -name node_modules -prune -o -type f -print)
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --require-hashes --requirement
PYTEST := $(BIN)/python -m pytest
ON_ALL_CORES := --numprocesses auto --dist worksteal
WITH_POSTGRES := $(BIN)/python -m tests.setup.postgres
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" --quiet $(UPGRADE)

.DEFAULT_GOAL := help
.PHONY: help run phone data test lint test-server test-long test-pwa test-e2e test-engines mutants bench lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: $(PAGES) data ## install, build, load the demo, serve on http://localhost:8000 (PORT=… for another)
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || \
		{ echo "Port $(PORT) is taken. Try: make run PORT=8001" >&2; exit 1; }
	@$(BIN)/dotenv run --no-override $(BIN)/gunicorn --config server/gunicorn_conf.py \
		--bind 127.0.0.1:$(PORT) 'server:create_app()'

ifneq ($(PORT),8000) # another port is another address; otherwise .env decides
run: export PUBLIC_URL ?= http://localhost:$(PORT)
endif

phone: $(PAGES) $(RUNTIME) .env ## the same over HTTPS for phones on this network (HOST=… for its address there)
	@$(BIN)/flask db upgrade
	@$(BIN)/dotenv run --no-override $(BIN)/python -m server.demo.phone $(HOST)

data: $(RUNTIME) .env
	@$(BIN)/flask db upgrade
	@$(BIN)/flask demo load

test: ## everything that must hold: lint, server tests on both databases, front end, three real browsers
	@$(MAKE) --no-print-directory --keep-going lint test-pwa test-e2e test-engines test-server

lint: $(TESTS) $(MODULES) ## ruff, mypy, tsc, eslint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	npm --prefix pwa run typecheck
	npm --prefix pwa run lint

test-server: $(TESTS) $(PAGES) ## pytest on SQLite, then what uses a database on PostgreSQL
	env -u TEST_DATABASE_URL $(PYTEST) $(ON_ALL_CORES) --ignore=tests/e2e
	$(WITH_POSTGRES) $(PYTEST) $(ON_ALL_CORES) --ignore=tests/e2e -m database

test-long: $(TESTS) $(PAGES) ## what is tried without end, tried longer: machines of money, any bit, generated requests
	env -u TEST_DATABASE_URL $(PYTEST) $(ON_ALL_CORES) --hypothesis-profile=long -m sized --ignore=tests/e2e
	$(WITH_POSTGRES) $(PYTEST) $(ON_ALL_CORES) --hypothesis-profile=long -m "sized and database" --ignore=tests/e2e

test-pwa: $(MODULES) ## vitest
	npm --prefix pwa run test

test-e2e: $(TESTS) $(PAGES) ## pytest in a real Chromium with a fake camera (PICTURES=… keeps each screen there)
	CHROMIUM="$$($(BIN)/python -m tests.setup.chromium)" && export CHROMIUM && \
		$(PYTEST) $(ON_ALL_CORES) tests/e2e --ignore=tests/e2e/engines

test-engines: $(TESTS) $(PAGES) ## the scanner and the beneficiary's page in Firefox and in WebKit
	$(BIN)/python -m tests.setup.engines
	$(PYTEST) $(ON_ALL_CORES) tests/e2e/engines

bench: $(TESTS) $(PAGES) ## the measured speeds, into benchmarks/results.json
	$(WITH_POSTGRES) --durable $(BIN)/python -m benchmarks

mutants: $(TESTS) $(MODULES) ## bend each rule of money and of the phone, one place at a time: do the tests notice? (ONLY=… for a part)
	@failed=0; $(BIN)/python -m tests.mutants $(ONLY) || failed=1; npm --prefix pwa run --silent mutants -- $(ONLY) || failed=1; exit $$failed

lock: $(TESTS) ## pin the Python packages again (UPGRADE=--upgrade takes newer ones)
	$(LOCK) --output-file server/requirements.txt
	$(LOCK) --output-file tests/requirements.txt --extra test --constraint server/requirements.txt

clean: ## remove what install and build made; data in var/ stays
	rm -rf $(VENV) pwa/node_modules server/static

$(RUNTIME): server/requirements.txt
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(FITS)' 2>/dev/null || \
		{ echo "Poinçon needs Python 3.11 or newer with venv (Debian: apt install python3-venv)." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the Python packages…"
	@$(INSTALL) server/requirements.txt
	@rm -f $(VENV)/.runtime-* && touch $@

$(TESTS): tests/requirements.txt | $(RUNTIME)
	@echo "Installing the Python packages for tests…"
	@$(INSTALL) tests/requirements.txt
	@rm -f $(VENV)/.tests-* && touch $@

$(MODULES): pwa/package-lock.json
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
		2>/dev/null || { echo "Poinçon needs Node 20.19 or newer, with npm." >&2; exit 1; }
	@echo "Installing the front end's packages…"
	@npm --prefix pwa ci --no-audit --no-fund
	@touch $@

$(PAGES): $(SOURCES) | $(MODULES)
	@echo "Building the front end…"
	@npm --prefix pwa run build

.env:
	@mkdir -p var
	@umask 077 && printf 'DATABASE_URL=sqlite:///%s/var/poincon.db\nSECRET_KEY=%s\nPUBLIC_URL=http://localhost:8000\nDEMO=1\n' \
		"$(CURDIR)" "$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(48))')" > $@
