# Everything a newcomer needs: `make build` and `make test`. See README.md.
# PYTHON can name another interpreter of version 3.11 or later: make build PYTHON=python3.12
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
RUN := $(VENV)/bin/python

# What the PDF needs from the system, and what the tests need besides.
# libatomic1: what drives Chromium is linked with it.
LIBRARIES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
TEST_LIBRARIES := libatomic1 chromium firefox-esr poppler-utils qpdf libreoffice-calc-nogui default-jre-headless
# No script of a package runs, and the lock names no registry: it holds for whichever is set up.
NPM_OPTIONS := --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund --loglevel=error

export NO_MKDOCS_2_WARNING := 1

.PHONY: build test test-all check serve format bench fuzz schemas lock clean

build: $(VENV)/run.stamp
	@$(RUN) build.py build
	@echo "The website:  site/index.html"
	@echo "The PDF:      site/downloads/report.pdf"
	@echo "The matrix:   site/downloads/follow-up-matrix.xlsx (also .pdf, .csv and .json)"

# In several processes (tests/conftest.py), a module in one of them: what it makes is made there. What others wait for is
# first. What is compiled is kept for the many short builds.
PYTEST := PYTHONDONTWRITEBYTECODE= $(RUN) -m pytest --numprocesses auto --dist loadscope --no-loadscope-reorder

test: $(VENV)/test.stamp
	@$(VENV)/bin/ruff check --quiet . && $(VENV)/bin/ruff format --check --quiet .
	@$(VENV)/bin/mypy
	@$(PYTEST)

# The same with nothing left out (--thorough): every page of both reports in every view, what is marked as thorough, and
# many random examples of each property.
test-all: $(VENV)/test.stamp
	@$(VENV)/bin/ruff check --quiet . && $(VENV)/bin/ruff format --check --quiet .
	@$(VENV)/bin/mypy
	@$(PYTEST) --thorough

check: $(VENV)/run.stamp
	@$(RUN) build.py check $(ARGUMENTS)

serve: $(VENV)/run.stamp
	@$(RUN) build.py serve $(ARGUMENTS)

format: $(VENV)/test.stamp
	@$(VENV)/bin/ruff check --quiet --fix-only . && $(VENV)/bin/ruff format .

bench: $(VENV)/test.stamp
	@$(RUN) -m bench.run

# Reports, settings and spreadsheets changed at random, and commands killed at random points; FUZZ says how many of each.
FUZZ ?= --inputs 100000 --kills 200
fuzz: $(VENV)/test.stamp
	@$(RUN) -m tests.fuzz.run $(FUZZ)

schemas: $(VENV)/run.stamp
	@$(RUN) build.py schemas

lock: $(VENV)/test.stamp
	@$(RUN) -m pip install --quiet 'pip-tools >=7,<8'
	cd requirements && for name in run build test; do ../$(VENV)/bin/pip-compile --quiet --upgrade \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras \
	  --allow-unsafe --no-header --output-file $$name.txt $$name.in; done
	@cd requirements && ../$(VENV)/bin/npm update --package-lock-only $(NPM_OPTIONS)
	@$(RUN) setup/without-addresses requirements/package-lock.json

clean:
	rm -rf $(VENV) site .cache

# The virtual environment, from the hash-locked requirements, compiled once so that every start is quick.
$(VENV)/run.stamp: requirements/run.txt requirements/build.txt pyproject.toml setup/system-libraries
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed: make build PYTHON=python3.11"; exit 1; }
	@setup/system-libraries $(PYTHON) $(LIBRARIES)
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	@echo "Installing Python packages into $(VENV)"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@$(RUN) -m compileall -q $(VENV)/lib || true
	@touch $@

# axe-core, the Nu HTML checker and what drives Firefox come from npm, which is itself a Python package: nothing of the
# system is used.
$(VENV)/test.stamp: $(VENV)/run.stamp requirements/test.txt requirements/package.json requirements/package-lock.json
	@setup/system-libraries $(PYTHON) $(LIBRARIES) $(TEST_LIBRARIES)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@$(RUN) -m compileall -q $(VENV)/lib || true
	@mkdir -p $(VENV)/npm && cp requirements/package.json requirements/package-lock.json $(VENV)/npm
	@$(VENV)/bin/npm ci --prefix $(VENV)/npm $(NPM_OPTIONS)
	@touch $@
