"""The parent's side of printing: keeps warm child processes and speaks to them over pipes.

A plain subprocess instead of multiprocessing: nothing of a threaded web process is forked, and
Celery's pool workers, which may not have multiprocessing children, can print as well.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading

from django.conf import settings

from congress.printing import fonts

SECONDS = 60  # for one document
IDLE = 120  # then the child goes home and gives its memory back
# Private memory of a child; with the mapped fonts and libraries it stays below 512 MB.
MEMORY = 448 << 20
AT_ONCE = 2  # per process; more would only crowd the two cores of a small machine
# Without congress/__init__.py and what it may wire: the child needs no Django.
START = """
import sys, types
package = types.ModuleType("congress")
package.__path__ = [sys.argv.pop(1)]
sys.modules["congress"] = package
from congress.printing import worker
worker.main(*sys.argv[1:])
"""


class PrintError(Exception):
    """The paper cannot be printed; the message is Chinese and meant for the person who asked."""


class Child:
    def __init__(self):
        directory = settings.BASE_DIR
        limits = [str(SECONDS), str(IDLE), str(MEMORY)]
        places = [directory / "congress", directory / "static" / "print", fonts.home() / "set"]
        self.ready = False
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-c", START, *map(str, places), *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"FONTCONFIG_FILE": str(fonts.config()), "LC_ALL": "C.UTF-8", **_kept()},
        )

    def alive(self) -> bool:
        return self.process.poll() is None

    def render(self, html: bytes, how: str) -> tuple[dict, bytes]:
        # The child ends itself at its limit; this ends one that cannot even do that.
        guard = threading.Timer(SECONDS * 2, self.process.kill)
        guard.start()
        try:
            self.ready = self.ready or bool(self._line())
            self.process.stdin.write(b"%d %s\n" % (len(html), how.encode()) + html)
            self.process.stdin.flush()
            facts = self._line()
            return facts, self.process.stdout.read(facts["length"])
        finally:
            guard.cancel()

    def _line(self) -> dict:
        if line := self.process.stdout.readline():
            return json.loads(line)
        raise EOFError

    def end(self) -> str:
        """Why it ended, in words; empty when it only went home because nobody printed."""
        try:
            code = self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            code = None
        self.close()
        if code == 0:
            return ""
        if not self.ready:
            return f"排版组件无法启动，{fonts.REPAIR}，并检查 Pango 等系统库"
        if code == -signal.SIGALRM:
            return f"文件排版超过 {SECONDS} 秒，已中止；请拆分后再打印"
        return "文件过大或过于复杂，排版超出内存限制，已中止；请删减或拆分后再打印"

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


def _kept() -> dict[str, str]:
    """Where libraries lie and temporary files go; no secret of ours reaches the child."""
    names = ("PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "TMPDIR")
    return {name: os.environ[name] for name in names if name in os.environ}


class Pool:
    """Children of this process, idle ones kept; a fork starts with none of its parent's."""

    def __init__(self):
        self.forget()

    def forget(self):
        self.idle, self.turn = [], threading.BoundedSemaphore(AT_ONCE)

    def close(self):
        while self.idle:
            self.idle.pop().close()

    def render(self, html: bytes, how: str = "paper") -> tuple[dict, bytes]:
        if not self.turn.acquire(timeout=SECONDS):
            raise PrintError("正在排版的文件较多，请稍后再试")
        try:
            return self._render(html, how)
        finally:
            self.turn.release()

    def _render(self, html: bytes, how: str) -> tuple[dict, bytes]:
        for _ in range(AT_ONCE + 1):
            child = self._take()
            try:
                answer = child.render(html, how)
            except (OSError, EOFError, ValueError):
                if reason := child.end():
                    raise PrintError(reason) from None
                continue  # it had just gone home; another one takes the job
            self.idle.append(child)
            return answer
        raise PrintError("排版进程不断退出，请联系系统管理员")

    def _take(self) -> Child:
        while True:
            try:
                child = self.idle.pop()
            except IndexError:  # asking first would race with the other threads
                return Child()
            if child.alive():
                return child
            child.close()


POOL = Pool()
os.register_at_fork(after_in_child=POOL.forget)
atexit.register(POOL.close)
