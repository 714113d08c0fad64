# The distribution's own Python first, where it is new enough and complete: it is built for speed, and one compiled by
# hand is a third slower in everything. Another is named by hand: make PYTHON=…
FIT = import sys, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(or $(shell for p in /usr/bin/python3 python3; do $$p -c '$(FIT)' 2>/dev/null && echo $$p && break; done),python3)
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
