# make demo: builds the samples. make test: linters and all tests. Both install what they need into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint update-goldens clean

# Every facts file under data/ that is not for comparison only.
SAMPLES = $(shell find data -name '[0-9]*.yaml' | xargs grep -L '^用途: *仅供比较' | sort)

demo: $(VENV)/.installed
	@$(BIN)/reportgen build $(SAMPLES)
	@$(BIN)/reportgen build --edition 公开 $(SAMPLES)

test: lint
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/mypy

update-goldens: $(VENV)/.installed-test
	$(BIN)/python -m pytest -q --update-goldens

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[pages,test]"
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info
