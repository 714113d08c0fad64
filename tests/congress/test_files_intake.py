import hashlib
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now

from congress.files import look
from congress.files.intake import check, intake
from congress.files.kinds import KINDS
from congress.files.models import StoredFile
from congress.files.sweep import sweep, unattached
from tests.congress import file_corpus, survey_cast
from tests.congress.file_disguises import refused

ALL = tuple(KINDS)


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def lying(store):
    return [path for path in store.rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_a_file_is_kept_under_a_random_name_with_its_digest_and_pages(store):
    content = file_corpus.pdf(3)
    stored = intake(file_corpus.upload("第012号 征询意见表.PDF", content), by=None)

    assert (stored.name, stored.kind, stored.pages, stored.size) == (
        "第012号 征询意见表.pdf",
        "pdf",
        3,
        len(content),
    )
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert lying(store) == [stored.path] and stored.path.read_bytes() == content
    assert "征询" not in str(stored.path)


@pytest.mark.django_db
def test_every_kind_people_really_send_is_taken():
    for name, content in file_corpus.good().items():
        stored = intake(file_corpus.upload(name, content), by=None, kinds=ALL)
        assert stored.path.read_bytes() == content, name


def verdict(case):
    """What is said of a file of the corpus; empty when it is the sentence expected."""
    name, content, reason = case
    try:
        check(file_corpus.upload(name, content), kinds=ALL)
        return f"{name} was taken"
    except ValidationError as error:
        return "" if reason in error.message else error.message


def test_every_disguise_is_refused_for_its_own_reason():
    corpus = refused()
    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(verdict, corpus))

    assert [each for each in said if each] == []
    assert len(corpus) == 93


@pytest.mark.django_db
def test_what_is_refused_leaves_nothing_behind(store):
    for name, content, _reason in refused()[::9]:
        with pytest.raises(ValidationError):
            intake(file_corpus.upload(name, content), by=None, kinds=ALL)
    assert lying(store) == [] and not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_failing_database_leaves_no_file(store):
    stranger = survey_cast.person("甲")
    stranger.pk = None
    with pytest.raises(ValueError):
        intake(file_corpus.upload("a.pdf", file_corpus.pdf()), by=stranger)
    assert lying(store) == []


def test_damaged_files_get_a_sentence_and_not_an_accident(tmp_path):
    """The parsers may raise what they like; it must be an Exception the child program turns into words."""
    dice = random.Random(20261122)
    target = tmp_path / "damaged"
    kinds = {"pdf": "a.pdf", "docx": "意见.docx", "xlsx": "台账.xlsx", "xls": "旧台账.xls", "png": "截图.png"}
    samples = {**file_corpus.good(), "a.pdf": file_corpus.pdf(2)}
    for turn in range(400):
        kind = dice.choice(list(kinds))
        content = bytearray(samples[kinds[kind]])
        for _ in range(dice.randint(1, 12)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        target.write_bytes(content[: dice.choice([len(content), dice.randrange(1, len(content))])])
        try:
            assert isinstance(look.look(kind, str(target)), dict)
        except Exception as error:
            assert not isinstance(error, MemoryError | RecursionError), (turn, kind)


def test_a_parser_that_swells_is_stopped(tmp_path, monkeypatch):
    greedy = tmp_path / "greedy.py"
    greedy.write_text(
        Path(look.__file__).read_text().replace("answer = look(kind, path)", "answer = {'x': len(bytearray(2**31))}")
    )
    monkeypatch.setattr("congress.files.intake.LOOK", greedy)
    with pytest.raises(ValidationError, match="损坏"):
        check(file_corpus.upload("a.pdf", file_corpus.pdf()))


def test_size_limits_are_a_setting_of_each_kind(settings):
    settings.FILE_LIMITS_MB = {**settings.FILE_LIMITS_MB, "jpg": 1}
    with pytest.raises(ValidationError, match="超过 1 MB"):
        check(file_corpus.upload("大.jpg", file_corpus.picture("JPEG") + b"\0" * 1024 * 1024))


@pytest.mark.django_db
def test_the_sweep_takes_only_what_has_been_nobodys_for_a_day(store):
    held = intake(file_corpus.upload("held.pdf", file_corpus.pdf()), by=None)
    case = survey_cast.rating(closes_on=now().date() + timedelta(days=9))
    case.invitation.paper_entries.create(grades={}, signed_on=now().date(), scan=held, entered_by=case.clerk)
    loose = intake(file_corpus.upload("loose.pdf", file_corpus.pdf()), by=None)
    (store / "incoming" / "half").write_bytes(b"x")
    assert sweep(now()) == {"rows": 0, "files": 0}
    assert list(unattached()) == [loose]

    assert sweep(now() + timedelta(days=2))["rows"] == 1
    assert StoredFile.objects.get() == held and held.path.exists()


@pytest.mark.django_db
def test_bytes_of_a_step_that_was_rolled_back_are_swept(store):
    with pytest.raises(RuntimeError), transaction.atomic():
        intake(file_corpus.upload("a.pdf", file_corpus.pdf()), by=None)
        raise RuntimeError("the step failed")

    assert sweep(now()) == {"rows": 0, "files": 0}
    assert sweep(now() + timedelta(days=2)) == {"rows": 0, "files": 1}
    assert lying(store) == []
