"""The embedded servers, with real processes in a folder of their own."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from congress.launcher.drop import CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, before_exec, may_pass
from congress.launcher.join import ROOT, addresses, is_held, redis_answers
from congress.launcher.locks import holders
from congress.launcher.places import NOBODY, LauncherError, Places

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the binaries are for Linux"),
]

# A user of the folder: joins, says so, and stays until its input ends.
USER = """
import sys
from congress.launcher.join import ensure
print(ensure(sys.argv[1]).database_url, flush=True)
sys.stdin.read()
"""


class User:
    """Another process that uses the servers of a folder."""

    def __init__(self, data, *prefix, python=sys.executable):
        paths = os.pathsep.join([str(ROOT), str(Path(psycopg.__file__).parent.parent)])
        self.process = subprocess.Popen(
            [*prefix, python, "-c", USER, str(data)],
            cwd=ROOT,
            env={**os.environ, "KEEPER_IDLE_SECONDS": "0.5", "PYTHONPATH": paths},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def joined(self):
        return self.process.stdout.readline().strip()

    def leave(self):
        return self.process.communicate()[1]


@pytest.fixture
def places(tmp_path):
    places = Places.at(tmp_path / "var")
    yield places
    if places.run.exists():
        for lock in places.run.glob("*.lock"):
            for pid in holders(lock):
                with suppress(ProcessLookupError):  # it may end between the question and the signal
                    os.kill(pid, signal.SIGKILL)


def ask(places, sql):
    with psycopg.connect(addresses(places).database_url, autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


def until(true, seconds=10):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def answers(places):
    try:
        return ask(places, "select not pg_is_in_recovery()") and redis_answers(places.redis_socket)
    except psycopg.OperationalError:
        return False


def keeper(places):
    [pid] = holders(places.keeper_lock)
    return pid


def postmaster(places):
    return int((places.postgres / "postmaster.pid").read_text().split()[0])


def test_two_started_at_once_share_the_servers_and_the_last_to_leave_ends_them(places):
    with ThreadPoolExecutor() as pool:
        users = [User(places.data) for _ in range(3)]
        urls = set(pool.map(User.joined, users))
    assert urls == {addresses(places).database_url}

    ask(places, "create table kept as select 7 as n")
    for user in users[:2]:
        user.leave()
    time.sleep(1)
    assert answers(places)

    users[2].leave()
    until(lambda: not is_held(places.keeper_lock))
    assert not any(holders(places.run / f"{name}.lock") for name in ("postgres", "redis"))

    again = User(places.data)
    again.joined()
    assert ask(places, "select n from kept") == 7
    again.leave()


def test_a_killed_server_is_back_with_everything_acknowledged(places):
    user = User(places.data)
    user.joined()
    ask(places, "create table kept as select 7 as n")

    os.kill(postmaster(places), signal.SIGKILL)
    until(lambda: answers(places))
    assert ask(places, "select n from kept") == 7

    [redis] = holders(places.run / "redis.lock")
    os.kill(redis, signal.SIGKILL)
    until(lambda: not redis_answers(places.redis_socket) or redis not in holders(places.run / "redis.lock"))
    until(lambda: answers(places))
    user.leave()


def test_a_killed_keeper_leaves_nothing_behind_and_the_next_start_works(places):
    user = User(places.data)
    user.joined()

    os.kill(keeper(places), signal.SIGKILL)
    locks = [places.run / f"{name}.lock" for name in ("postgres", "redis")]
    until(lambda: not any(holders(lock) for lock in locks), 2)

    newcomer = User(places.data)
    newcomer.joined()
    assert answers(places)
    user.leave()
    newcomer.leave()


def test_an_orphan_that_hangs_is_ended_before_its_data_is_touched(places):
    user = User(places.data)
    user.joined()
    [redis] = holders(places.run / "redis.lock")
    os.kill(redis, signal.SIGSTOP)
    os.kill(keeper(places), signal.SIGKILL)

    newcomer = User(places.data)
    newcomer.joined()
    assert redis not in holders(places.run / "redis.lock")
    assert answers(places)
    user.leave()
    newcomer.leave()


def test_a_pid_file_from_before_a_reboot_is_not_believed(places):
    first = User(places.data)
    first.joined()
    first.leave()
    until(lambda: not is_held(places.keeper_lock))
    other = subprocess.Popen(["sleep", "60"], user=places.server_user[0] if os.geteuid() == 0 else None)
    for name in (places.postgres / "postmaster.pid", places.sockets / ".s.PGSQL.5432.lock"):
        name.write_text(f"{other.pid}\n{places.postgres}\n1\n5432\n{places.sockets}\n\n")

    second = User(places.data)
    second.joined()
    assert answers(places)
    second.leave()
    other.kill()


def test_a_path_too_long_for_a_socket_and_closed_to_others_works(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    places = Places.at(closed / ("长" * 40) / ("x" * 100) / "var")
    places.data.parent.mkdir(parents=True)
    before = {path: path.stat().st_mode for path in places.data.parents}

    user = User(places.data)
    user.joined()
    assert answers(places)
    assert places.sockets.parent == Path("/tmp")
    assert places.sockets.stat().st_mode & 0o777 == 0o700
    assert {path: path.stat().st_mode for path in places.data.parents} == before
    user.leave()
    until(lambda: not is_held(places.keeper_lock))
    places.sockets.rmdir()


def python_for(uid):
    """Find a Python of our version that another user may start."""
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    for found in (sys.executable, f"/usr/local/bin/{name}", f"/usr/bin/{name}"):
        real = Path(found).resolve()
        if real.exists() and may_pass(real, uid, uid) and may_pass(Path(psycopg.__file__), uid, uid):
            return found
    return pytest.skip("this checkout or its Python is closed to other users")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_an_ordinary_user_needs_nobody():
    python, home = python_for(NOBODY), Path(f"/tmp/congress-test-{os.getpid()}")
    home.mkdir()
    os.chown(home, NOBODY, NOBODY)
    places = Places.at(home / "var")

    become = ["setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups"]
    user = User(places.data, *become, python=python)
    assert user.joined(), user.process.stderr.read()
    assert places.data.stat().st_mode & 0o777 == 0o700
    assert places.postgres.stat().st_uid == NOBODY
    user.leave()
    until(lambda: not is_held(places.keeper_lock))
    subprocess.run(["rm", "-rf", home], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_root_becomes_an_ordinary_user_who_passes_closed_folders_and_no_more(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    (closed / "program").touch(mode=0o755)
    hook = before_exec((NOBODY, NOBODY), [closed / "program"], signal.SIGTERM)
    asked = f"import os; print(os.getuid(), os.access('{closed}/program', os.X_OK))"
    said = subprocess.run(["/usr/bin/python3", "-c", asked], preexec_fn=hook, capture_output=True, text=True)
    assert said.stdout.split() == [str(NOBODY), "True"]

    status = subprocess.run(["cat", "/proc/self/status"], preexec_fn=hook, capture_output=True, text=True)
    rights = int(status.stdout.split("CapEff:")[1].split()[0], 16)
    assert rights in (1 << CAP_DAC_OVERRIDE, 1 << CAP_DAC_READ_SEARCH)


def test_only_this_user_may_reach_the_data(places):
    user = User(places.data)
    user.joined()
    for folder in (places.postgres, places.redis, places.sockets, places.run, places.log):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert (places.data / "postgres.password").stat().st_mode & 0o777 == 0o600
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(host=str(places.sockets), user="congress", dbname="congress", password="guess")
    assert ask(places, "show fsync") == ask(places, "show synchronous_commit") == "on"
    assert ask(places, "show data_checksums") == "on"
    user.leave()


def test_a_start_killed_while_making_the_database_begins_again(places):
    places.make()
    (places.data / "postgres.new").mkdir()
    (places.data / "postgres.new" / "half").touch()
    user = User(places.data)
    user.joined()
    assert answers(places)
    user.leave()


def test_a_server_that_cannot_start_is_named_in_one_sentence(places):
    places.make()
    (places.data / "redis").touch()
    user = User(places.data)
    assert user.joined() == ""
    assert LauncherError.__name__ in (said := user.leave())
    assert str(places.redis) in said.strip().splitlines()[-1]
