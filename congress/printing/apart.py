"""Programs of this package that run in a process of their own, without Django and with little of everything.

A PDF somebody sent may crash, hang or swell whatever reads it; then only the child is lost.
"""

import json
import os
import subprocess
import sys

from django.conf import settings

MEMORY = 512 << 20  # private memory of a child
# Without congress/__init__.py and what it may wire: the child needs no Django.
START = """
import resource, signal, sys, types
memory, seconds = int(sys.argv.pop(1)), int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
signal.alarm(seconds)  # the default action ends the process, whatever C code it is in
package = types.ModuleType("congress")
package.__path__ = [sys.argv.pop(1)]
sys.modules["congress"] = package
import importlib
importlib.import_module("congress.printing." + sys.argv[1]).main()
"""
KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "TMPDIR")


class Died(Exception):
    """The child gave no answer: too long, too large, or its parser crashed."""


def run(program: str, job: dict, *, seconds: int) -> dict:
    """Run the program with the job on its stdin; its answer is one JSON object."""
    command = [sys.executable, "-I", "-c", START, MEMORY, seconds, settings.BASE_DIR / "congress", program]
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    try:
        done = subprocess.run(
            list(map(str, command)),
            input=json.dumps(job).encode(),
            stdout=subprocess.PIPE,
            env={"LC_ALL": "C.UTF-8", **kept},  # no secret of ours reaches the child
            timeout=seconds + 5,
            check=True,
        )
        return json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise Died(program) from error
