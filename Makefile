# `make run` shows HRHub in a browser, `make test` checks it. They stand on real file targets, so a second call does
# only what changed.

PORT ?= 8000
export PORT

VAR := $(or $(VAR_DIR),var)
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
MADE := $(VAR)/made
TODAY := $(shell date -u +%F)

MIGRATIONS := $(shell find hrhub webinars sessions_app -path '*/migrations/*.py')
CONTENT := $(shell find hrhub/content hrhub/exchange -type f ! -name '*.pyc')
STATIC := $(shell find static -type f)

.PHONY: help
help:  ## Show what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- run ----------------------------------------------------------------------------------------------------

# Threads, because browsers open connections ahead of need: each would hold a whole sync worker until it times out.
# The worker sends mails and does what is due; it ends with the server. To end both on Ctrl-C is no error. The server has
# a group of processes of its own: a terminal's Ctrl-C to each worker, and a second signal from their parent while they
# answer the first, left some of them locked in themselves for half a minute. It loads HRHub once, before it divides.
OWN_GROUP := $(PYTHON) -c 'import os, sys; os.setpgid(0, 0); os.execv(sys.argv[1], sys.argv[1:])'

.PHONY: run
run: port-is-free $(MADE)/migrated $(MADE)/loaded-$(TODAY) $(MADE)/static  ## Show HRHub in a browser (PORT=… other than 8000)
	@echo
	@echo "HRHub is at http://localhost:$(PORT)/ (Ctrl-C ends it)."
	@echo "An editor's account: $(if $(filter-out 8000,$(PORT)),PORT=$(PORT) )$(MANAGE) make_editor NAME E-MAIL"
	@echo "Then sign in at http://localhost:$(PORT)/admin/"
	@trap 'kill $$worker $$server 2>/dev/null; wait; exit 0' INT TERM HUP; \
		$(MANAGE) worker & worker=$$!; \
		$(OWN_GROUP) .venv/bin/gunicorn hrhub.wsgi --bind 127.0.0.1:$(PORT) --worker-class gthread --workers 2 --threads 4 \
		--preload --no-control-socket --log-level warning & server=$$!; \
		wait $$server; status=$$?; kill $$worker; wait; exit $$status

# First, and not after a minute of preparing.
.PHONY: port-is-free
port-is-free: | .venv/bin/python
	@$(PYTHON) -c 'import os, socket; socket.create_server(("127.0.0.1", int(os.environ["PORT"])))' 2>/dev/null || { \
		echo "Port $(PORT) is not free: another program has it, perhaps another HRHub. Choose another one, such as:" \
			"make run PORT=$(if $(filter 8001,$(PORT)),8002,8001)" >&2; exit 1; }

# A database elsewhere may have changed without us, and one that was removed has to be made again: then nothing is
# taken as done.
ifneq ($(DATABASE_URL),)
$(MADE)/migrated: always
else ifeq ($(wildcard $(VAR)/hrhub.sqlite3),)
$(MADE)/migrated: always
endif

$(MADE)/migrated: .venv/installed $(MIGRATIONS)
	@mkdir -p $(MADE)
	@echo "Preparing the database …"
	@$(MANAGE) migrate --verbosity 0
	@touch $@

# Once a day at least: loading moves the practice event, which is always ahead.
$(MADE)/loaded-$(TODAY): $(MADE)/migrated $(CONTENT)
	@echo "Loading the starting content …"
	@$(MANAGE) load_corpus hrhub/content
	@rm -f $(MADE)/loaded-*
	@touch $@

$(MADE)/static: .venv/installed $(STATIC)
	@mkdir -p $(MADE)
	@$(MANAGE) collectstatic --no-input --clear --verbosity 0
	@touch $@

.PHONY: always
always:

# --- installing ---------------------------------------------------------------------------------------------

# A version manager's python3.13 may exist and yet not run, so each is tried. Debian ships venv apart from Python: a
# half-made .venv is removed, so that the next `make` starts afresh.
.venv/bin/python:
	@for python in python3.13 python3.12 python3.11 python3.14 python3; do \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		rm -rf .venv; \
		if $$python -m venv .venv >/dev/null 2>&1; then echo "Using $$($$python --version)."; exit 0; fi; \
		rm -rf .venv; \
		lacking="$$lacking $$($$python -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; \
	done; \
	if [ -n "$$lacking" ]; then \
		echo "Python is here, but it cannot make a virtual environment. On Debian or Ubuntu install:$$lacking" >&2; \
	else \
		echo "HRHub needs Python 3.11 or newer. On Debian or Ubuntu install: python3 python3-venv" >&2; \
	fi; exit 1

.venv/installed: requirements.txt | .venv/bin/python
	@echo "Installing what HRHub needs …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	@echo "Installing what its tests need …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.PHONY: requirements
requirements: .venv/installed-dev  ## Compile requirements*.in into pinned .txt files (UPGRADE=1 for newer versions)
	@for name in requirements requirements-dev; do \
		$(PYTHON) -m piptools compile --quiet --strip-extras --no-header --no-emit-index-url --no-emit-find-links \
			--no-emit-trusted-host --no-emit-options $(if $(UPGRADE),--upgrade) --output-file $$name.txt $$name.in || exit 1; \
	done

# --- checking -----------------------------------------------------------------------------------------------

.PHONY: test
test: .venv/installed-dev  ## Run all tests on SQLite and PostgreSQL (ARGS=… goes to pytest)
	@$(PYTHON) -m tests.on_both_databases $(ARGS)

.PHONY: test-hard
test-hard: .venv/installed-dev  ## Let many register at once, round after round, on both databases
	@$(PYTHON) -m tests.on_both_databases -m hard $(ARGS)

.PHONY: audit
audit: .venv/installed-dev  ## Run what is too slow for every day: axe in every state, forced colours
	@$(PYTHON) -m pytest -m audit $(ARGS)

.PHONY: bench
ifeq ($(TALKS),)
bench:
	@echo "Say where the talks are: make bench TALKS=<folder with conferences.jsonl.gz and talks.jsonl.gz>" >&2; exit 2
else
bench: .venv/installed-dev  ## Measure the pages: make bench TALKS=<folder>
	@$(PYTHON) -m bench $(TALKS)
endif

.PHONY: lint lint-python lint-templates lint-migrations lint-deploy
lint: lint-python lint-templates lint-migrations lint-deploy  ## Check style, templates, migrations, settings

lint-python: .venv/installed-dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

lint-templates: .venv/installed-dev
	@.venv/bin/djlint templates --lint --quiet

lint-migrations: .venv/installed-dev
	@env -u DATABASE_URL VAR_DIR=$(VAR)/lint $(MANAGE) makemigrations --check --dry-run

# As production: https makes SECRET_KEY, ALLOWED_HOSTS and DATABASE_URL needed. Nothing connects to this database.
lint-deploy: .venv/installed-dev
	@env -u DEBUG VAR_DIR=$(VAR)/lint SITE_URL=https://hub.example ALLOWED_HOSTS=hub.example \
		SECRET_KEY="$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))')" \
		DATABASE_URL=postgres://hub@localhost/hub $(MANAGE) check --deploy --fail-level WARNING

# --- translating --------------------------------------------------------------------------------------------

# Compiled catalogues are committed, and polib writes them: msgfmt is often absent. Only collecting needs xgettext.
.PHONY: messages
messages: .venv/installed-dev  ## Collect the texts to translate into locale/, and compile the catalogues
	@if command -v xgettext >/dev/null; then \
		$(MANAGE) makemessages --all --no-obsolete --no-wrap --add-location file --ignore .venv --ignore var --ignore tests; \
	else echo "Nothing was collected: that needs xgettext (Debian: gettext). Compiling what is here."; fi
	@$(PYTHON) -c 'import pathlib, polib; \
		[polib.pofile(str(po)).save_as_mofile(str(po.with_suffix(".mo"))) for po in pathlib.Path("locale").rglob("*.po")]'
