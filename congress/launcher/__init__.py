"""One PostgreSQL and one Valkey per data folder, without services: whoever comes first starts them.

``join.ensure`` is the only door. A detached keeper (``keeper.py``) runs both servers and stops them
when the last user of the folder is gone; ``run.py`` adds web, worker and beat for ``make run``.
"""
