"""One file that holds everything: the database as one consistent picture, and the stored files.

The SECRET_KEY is not in it; second factors are sealed with it, so keep it apart and bring both together.
"""

import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection

from congress.launcher.places import LauncherError
from congress.launcher.servers import postgres_binary

DUMP, FILES = "database.dump", "files"


class ArchiveError(RuntimeError):
    """What stands in the way, in one sentence."""


def tool(name: str) -> str:
    """The program of the embedded PostgreSQL, new enough for every server we support; else the machine's own."""
    try:
        inside = postgres_binary(name)
    except LauncherError:
        inside = None
    found = str(inside) if inside and inside.exists() else shutil.which(name)
    if not found:
        raise ArchiveError(f"没有找到 {name}；请安装 PostgreSQL 客户端。")
    return found


def _server() -> tuple[list[str], dict]:
    facts = connection.get_connection_params()
    asked = {"-h": facts.get("host"), "-p": facts.get("port"), "-U": facts.get("user"), "-d": facts.get("dbname")}
    flags = [word for flag, value in asked.items() if value for word in (flag, str(value))]
    return flags, {**os.environ, "PGPASSWORD": facts.get("password") or "", "PGCONNECT_TIMEOUT": "10"}


def _run(name: str, *words: str) -> None:
    flags, environment = _server()
    done = subprocess.run([tool(name), *flags, *words], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ArchiveError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"{name} 失败")


def write(target: Path) -> int:
    """Put everything into ``target`` and return its size in bytes; nothing half-written is left behind.

    The database is read before the files: a row never points at a file the archive lacks.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dump, packed = Path(folder) / DUMP, Path(folder) / "packed"
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(dump))
        with tarfile.open(packed, "w") as archive:
            archive.add(dump, DUMP)
            if settings.MEDIA_ROOT.exists():
                archive.add(settings.MEDIA_ROOT, FILES)
        packed.chmod(0o600)
        os.replace(packed, target)
    return target.stat().st_size


def read(source: Path) -> None:
    """Bring a database and its files back to the day of the archive, all or nothing for the database."""
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".restore-") as folder:
        with tarfile.open(source) as archive:
            if DUMP not in archive.getnames():
                raise ArchiveError("这不是本平台的备份文件。")
            _unpack(archive, Path(folder))
        connection.close()
        words = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
        _run("pg_restore", *words, str(Path(folder) / DUMP))
        if (Path(folder) / FILES).exists():
            shutil.copytree(Path(folder) / FILES, settings.MEDIA_ROOT, dirs_exist_ok=True)


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Plain files and folders that stay inside, as ours; Python 3.11.2 of Debian 12 has no filter for that yet."""
    for member in archive.getmembers():
        inside = (folder / member.name).resolve().is_relative_to(folder.resolve())
        if not inside or not (member.isfile() or member.isdir()):
            raise ArchiveError(f"备份文件里有不该有的内容：{member.name}")
        member.uid, member.gid, member.uname, member.gname = os.getuid(), os.getgid(), "", ""
    archive.extractall(folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))


def is_empty() -> bool:
    """Whether nobody would lose anything: no table yet, or no account."""
    tables = connection.introspection.table_names()
    if "accounts_user" not in tables:
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT NOT EXISTS (SELECT 1 FROM accounts_user)")
        return cursor.fetchone()[0]
