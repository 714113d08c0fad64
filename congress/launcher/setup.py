"""``make setup``: everything a bare machine lacks. Standard library only: it runs before ``.venv`` exists.

Run as a file, with an argument: ``run`` for what the portal needs, ``all`` for the tests too.
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
FONTS = Path(os.environ.get("DATA_DIR") or ROOT / "var").resolve() / "fonts"

# Debian package -> how to see that it is there without asking the package manager.
RUN_PACKAGES = {
    "libpango-1.0-0": lambda: ctypes.util.find_library("pango-1.0"),
    "libpangoft2-1.0-0": lambda: ctypes.util.find_library("pangoft2-1.0"),
    "libharfbuzz-subset0": lambda: ctypes.util.find_library("harfbuzz-subset"),
    "fonts-noto-cjk": lambda: any(Path("/usr/share/fonts").glob("**/NotoSerifCJK*")),
    "fonts-lxgw-wenkai": lambda: any(Path("/usr/share/fonts").glob("**/LXGWWenKai*")),
    "fonts-hanazono": lambda: any(Path("/usr/share/fonts").glob("**/HanaMinA*")),
}
# 84 MB; apart from the others, so that its failing costs nothing else
OFFICE_PACKAGES = {"libreoffice-writer-nogui": lambda: shutil.which("soffice") or shutil.which("libreoffice")}
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")  # tests/browser.py takes the first there is
TEST_PACKAGES = {
    "chromium-headless-shell": lambda: any(map(shutil.which, BROWSERS)),
    "poppler-utils": lambda: shutil.which("pdftoppm"),
}


def say(text):
    print("setup: " + text, flush=True)


def stop(text):
    sys.exit("setup: " + text)


def run(*command, **options):
    return subprocess.run(list(map(str, command)), **options)


def check_python():
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python reads this file too
        here = ".".join(map(str, sys.version_info[:2]))
        stop(f"Python 3.11 or newer is needed, {sys.executable} is {here}; type make PYTHON=python3.11")
    if not sys.platform.startswith("linux") and not os.environ.get("DATABASE_URL"):
        stop("outside Linux set DATABASE_URL and REDIS_URL to servers of your own")


def may_install():
    return os.geteuid() == 0 and shutil.which("apt-get")


def install_packages(wanted, lacking="papers or tests will lack"):
    """Install what is missing where we may; otherwise name it in one line and go on."""
    missing = [name for name, is_there in wanted.items() if not is_there()]
    if not missing:
        return
    if may_install():
        say("installing " + " ".join(missing))
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
        run("apt-get", "update", "-qq", **quiet)
        if run(*command, **quiet).returncode == 0:
            return
    by_hand = "apt-get install -y --no-install-recommends " + " ".join(missing)
    prefix = "" if os.geteuid() == 0 else "sudo "
    say(f"{lacking} {', '.join(missing)}; type: {prefix}{by_hand}")


def venv_package():
    """Debian ships venv apart from Python."""
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    return {name: lambda: (VENV / "bin" / "python").exists() or has_ensurepip()}


def has_ensurepip():
    return run(sys.executable, "-c", "import ensurepip", stderr=subprocess.DEVNULL).returncode == 0


def build_venv():
    """Install the locked packages; a stamp makes the second time a comparison."""
    stamp = VENV / ".stamp"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    python = VENV / "bin" / "python"
    say("building .venv (the first time takes a minute or two)")
    if not python.exists() and run(sys.executable, "-m", "venv", VENV).returncode:
        stop(f"cannot build {VENV}; on Debian type: apt-get install {next(iter(venv_package()))}")
    pip = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if run(*pip, "--require-hashes", "-r", LOCK, cwd=ROOT).returncode:
        stop("pip could not install requirements.lock; the lines above say why")
    stamp.write_text(wanted)


def prepare_fonts():
    """Build the fonts for papers once, and again when an office puts its own into ``fonts/src``."""
    ready = FONTS / "fonts.conf"
    newest = max((path.stat().st_mtime for path in (FONTS / "src").glob("*")), default=0)
    if ready.exists() and ready.stat().st_mtime >= newest:
        return
    say("preparing fonts")
    if run(VENV / "bin" / "python", ROOT / "manage.py", "prepare_fonts", cwd=ROOT).returncode:
        say("the fonts could not be prepared; papers will say so")


def main(scope):
    check_python()
    wanted = {**venv_package(), **RUN_PACKAGES}
    if scope == "all":
        wanted.update(TEST_PACKAGES)
    install_packages(wanted)
    install_packages(OFFICE_PACKAGES, "Word and ODF texts must be sent as PDF without")
    build_venv()
    prepare_fonts()


if __name__ == "__main__":
    main(*sys.argv[1:] or ["all"])
