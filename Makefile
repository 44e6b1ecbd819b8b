# Every target is one task of .ci/set_up.py, which also works without make (Windows: see the README).
PYTHON ?= python3
TASKS = run test check bench bundle lock translations

.PHONY: setup $(TASKS)

$(TASKS): setup
	@$(PYTHON) .ci/set_up.py $@ $(ARGS)

setup:
	@$(PYTHON) .ci/set_up.py setup

.DEFAULT_GOAL := setup
