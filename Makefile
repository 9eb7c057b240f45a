# The site in two commands: `make run` and `make test`. `make help` tells the others.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

.PHONY: help run dev test check prove validate lock
.DEFAULT_GOAL := help

help:
	@echo "make run    serve the site at http://$(HOST):$(PORT) (HOST, PORT, SITE_URL, WORKERS may be set)"
	@echo "make dev    the same while you write: every saved file shows at once, with drafts"
	@echo "make test   all tests, in a real browser too"
	@echo "make check  types, style, templates and content"
	@echo "make prove  the long exhaustive runs"
	@echo "make validate VNU=path/to/vnu.jar   every page and style sheet by the Nu Html Checker"
	@echo "make lock   write the two requirements files and docs/licences.md anew from pyproject.toml"

run: $(VENV)/run.stamp
	@exec $(BIN)/python manage.py serve

dev: $(VENV)/run.stamp
	@exec env DEBUG=1 $(BIN)/python manage.py runserver --skip-checks $(HOST):$(PORT)

test: $(VENV)/test.stamp
	@CHROMIUM="$$(sh .ci/find-chromium)" && export CHROMIUM && exec $(PLAIN) $(BIN)/pytest $(TOGETHER) --hypothesis-profile=same

prove: $(VENV)/test.stamp
	@exec $(PLAIN) $(BIN)/pytest $(TOGETHER) -m prove

validate: $(VENV)/test.stamp
	@test -n "$(VNU)" || { echo "This needs Java and the Nu Html Checker (npm package vnu-jar): make validate VNU=path/to/vnu.jar"; exit 1; }
	@exec $(BIN)/python .ci/validate "$(VNU)"

check: $(VENV)/test.stamp
	$(BIN)/mypy
	$(BIN)/ruff check
	$(BIN)/djade --check templates/*.html
	$(BIN)/python manage.py check

lock:
	@command -v $(UV) >/dev/null || { echo "This needs uv. Install it, or name it: UV=path/to/uv make lock"; exit 1; }
	$(UV) pip compile $(LOCK) pyproject.toml --output-file explainer/requirements.txt
	$(UV) pip compile $(LOCK) --extra test pyproject.toml --output-file tests/requirements.txt
	@sh .ci/make-environment $(PYTHON) $(VENV) tests/requirements.txt
	$(BIN)/python .ci/list-licences > docs/licences.md

# tests do not depend on how the site is set up here
PLAIN := env DEBUG= SITE_URL= CONTENT_DIR= VAR_DIR=
TOGETHER := -n auto --maxprocesses 4 --dist loadfile
UV ?= uv
LOCK := --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header

$(VENV)/run.stamp: explainer/requirements.txt .ci/make-environment
	@sh .ci/make-environment $(PYTHON) $(VENV) explainer/requirements.txt
	@touch $@

$(VENV)/test.stamp: tests/requirements.txt .ci/make-environment
	@sh .ci/make-environment $(PYTHON) $(VENV) tests/requirements.txt
	@touch $@
