# make demo, make test: each makes .venv and installs what it needs, the first time and when pyproject.toml has changed.
# Works with GNU make 3.81 and any POSIX sh. To choose a Python: make demo PYTHON=python3.13

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

# Servers on this machine are not to be found by a proxy.
export NO_PROXY := 127.0.0.1,localhost$(NO_PROXY:%=,%)
export no_proxy := $(NO_PROXY)

.PHONY: help demo test check docs bench clean

help:
	@echo 'make demo   take a tour of a Mastodon server on this machine'
	@echo 'make test   run all checks and all tests'
	@echo 'make check  run all checks: format, lint, types, derived files, documentation'
	@echo 'make docs   build the documentation: site/index.html'
	@echo 'make bench  measure, side by side with Mastodon.py'
	@echo 'make clean  remove .venv and all caches'

demo: $(VENV)/.installed-sandbox
	@$(BIN)/python examples/tour.py

test: check
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses=auto --dist=loadfile
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python tools/sync.py --check
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/python tools/docs.py --build

docs: $(VENV)/.installed-dev
	@$(BIN)/python tools/docs.py
	@$(BIN)/python tools/docs.py --build

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/all.py

clean:
	rm -rf $(VENV) .venv-peer site .cache .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(VENV)/.installed-sandbox: pyproject.toml | $(BIN)/pip
	@echo 'Installing the library and its sandbox into $(VENV)'
	@$(PIP) --editable '.[sandbox]'
	@touch $@

# What the sandbox needs is among it.
$(VENV)/.installed-dev: pyproject.toml | $(BIN)/pip
	@echo 'Installing the library and its tools into $(VENV)'
	@$(PIP) --editable '.[dev]'
	@touch $(VENV)/.installed-sandbox $@

# venv makes pip last: where there is none, it has not finished.
$(BIN)/pip:
	@for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11); do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi; \
		python=; \
	done; \
	if [ -z "$$python" ]; then \
		echo 'There is no Python 3.11 or newer. Install one, or name it: make PYTHON=/path/to/python3' >&2; exit 1; \
	fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$$python cannot make virtual environments. On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; \
	fi; \
	echo "Making $(VENV) with $$python"; \
	$$python -m venv $(VENV)
