"""backup and restore: what comes back is what went in."""

import tarfile
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection, connections

from congress.accounts.models import User
from congress.files.intake import intake
from congress.files.models import StoredFile
from congress.organs.models import Unit
from congress.portal import archive
from tests import make

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture
def other_database(transactional_db):
    """An empty database on the same server; the default connection is turned to it and back again."""
    name, home = f"restore_{uuid.uuid4().hex[:8]}", connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    yield name
    connection.close()
    connections["default"].settings_dict["NAME"] = home
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_everything_comes_back_on_an_empty_server(other_database, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    clerk = make.user(name="李敏")
    make.unit("望川区水务局")
    stored = intake(SimpleUploadedFile("堤.png", PNG), by=clerk, kinds=("png",))
    call_command("backup", tmp_path / "one.tar")

    settings.MEDIA_ROOT = settings.DATA_DIR = tmp_path / "new"
    settings.DATA_DIR.mkdir()
    connection.close()
    connection.settings_dict["NAME"] = other_database
    call_command("restore", tmp_path / "one.tar")

    assert User.objects.get().name == "李敏"
    assert Unit.objects.filter(name="望川区水务局").exists()
    assert StoredFile.objects.get().path.read_bytes() == PNG
    assert stored.size == len(PNG)


def test_a_restore_never_falls_on_real_people_by_mistake(transactional_db, tmp_path):
    make.user(name="李敏")
    call_command("backup", tmp_path / "one.tar")

    with pytest.raises(CommandError, match="--over"):
        call_command("restore", tmp_path / "one.tar")


def test_a_file_that_is_no_backup_is_refused_and_nothing_changes(transactional_db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    (tmp_path / "x.tar").write_bytes(b"\0" * 10240)

    with pytest.raises(archive.ArchiveError, match="不是本平台的备份文件"):
        archive.read(tmp_path / "x.tar")
    assert not list(tmp_path.glob(".restore-*"))


@pytest.mark.parametrize("name", ["../outside.txt", "/tmp/outside.txt"])
def test_an_archive_that_would_write_elsewhere_is_refused(name, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    with tarfile.open(tmp_path / "x.tar", "w") as made:
        for each in (archive.DUMP, name):
            made.addfile(tarfile.TarInfo(each))
    with pytest.raises(archive.ArchiveError, match="不该有的内容"):
        archive.read(tmp_path / "x.tar")
    assert not list(tmp_path.rglob("outside.txt"))
