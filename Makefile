PYTHON ?= python3
export PORT ?= 8000

.PHONY: setup run test bench drill

setup:
	@$(PYTHON) congress/launcher/setup.py all

run:
	@$(PYTHON) congress/launcher/setup.py run
	@.venv/bin/python -m congress.launcher.run

test: setup
	@.venv/bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

bench: setup
	@.venv/bin/python manage.py bench

drill: setup
	@.venv/bin/python manage.py drill
