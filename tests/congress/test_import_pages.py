import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congress.accounts.models import Role
from congress.imports import jobs
from congress.imports.models import ImportJob, State
from congress.organs.models import Unit
from congress.portal.views.imports import WHERE
from proposals.models import Proposal
from tests import make

SHEET = (
    "届次,编号,标题,承办单位,办理结果\n十八届五次,1,关于修路的建议,水务局,A\n十八届五次,2,关于修桥的建议,县水利局,坏\n"
)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def office(cast, client):
    client.force_login(cast.li)
    return client


def bring(client, text=SHEET, resource="suggestions", name="建议.csv"):
    upload = SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
    return client.post(reverse("imports:bring"), {"resource": resource, "file": upload})


def previewed(client, text=SHEET, mapping=("session", "number", "title", "lead_unit", "reply_class")):
    bring(client, text)
    job = ImportJob.objects.first()
    columns = {f"col-{number}": name for number, name in enumerate(mapping)}
    client.post(reverse("imports:map", args=[job.pk]), columns)
    job.refresh_from_db()
    return job


def test_a_file_walks_from_upload_to_commit(office, django_capture_on_commit_callbacks):
    answer = bring(office)
    job = ImportJob.objects.get()
    assert answer.url == reverse("imports:map", args=[job.pk])
    page = office.get(answer.url)
    assert "第 1 行" in page.content.decode() and '<option value="title" selected>' in page.content.decode()

    job = previewed(office)
    page = office.get(reverse("imports:detail", args=[job.pk])).content.decode()
    assert "确认导入 2 件" in page and "县水利局" in page

    office.post(reverse("imports:commit", args=[job.pk]))
    page = office.get(reverse("imports:detail", args=[job.pk])).content.decode()
    assert "新增 2 件" in page and f'href="{reverse("proposals:index")}">查看' in page
    assert Proposal.objects.count() == 2


def test_every_kind_of_sheet_leads_to_where_it_went(settings):
    assert set(WHERE) == set(settings.IMPORT_RESOURCES) and all(map(reverse, WHERE.values()))


def test_who_comes_from_a_list_finds_its_sheet_chosen(office):
    chosen = office.get(reverse("imports:bring"), {"resource": "deputies"}).content.decode()
    assert '<option value="deputies" selected>' in chosen
    assert "selected" not in office.get(reverse("imports:bring"), {"resource": "nothing"}).content.decode()


def test_the_preview_shows_the_raw_cells_and_the_doubts(office):
    job = previewed(office)

    page = office.get(reverse("imports:detail", args=[job.pk]), {"of": "doubtful"}).content.decode()

    assert "本地没有这个类别：“坏”" in page and "承办单位：县水利局" in page


def test_a_changed_row_shows_field_old_and_new(office):
    for text in (SHEET, SHEET.replace("修桥", "架桥")):
        job = previewed(office, text)
        office.post(reverse("imports:commit", args=[job.pk]))

    page = office.get(reverse("imports:detail", args=[job.pk]), {"of": "changed"}).content.decode()

    assert "标题：<del>关于修桥的建议</del> → <ins>关于架桥的建议</ins>" in page


def test_an_unknown_unit_may_be_taken_for_a_known_one(office, cast):
    job = previewed(office)

    office.post(reverse("imports:choose", args=[job.pk]), {"unit-0": str(cast.fire.pk)})
    office.post(reverse("imports:commit", args=[job.pk]))

    assert Proposal.objects.get(serial=2).preferred_units.get() == cast.fire
    assert cast.fire.aliases.get().name == "县水利局"
    assert not Unit.objects.filter(name="县水利局").exists()


@pytest.mark.parametrize(
    ("mapping", "words"),
    [(("title", "title"), "请只留一列"), (("session",), "还缺必需的栏目"), (("nonsense",), "没有这样的栏目")],
)
def test_a_wrong_mapping_is_explained(office, mapping, words):
    bring(office)
    job = ImportJob.objects.get()

    answer = office.post(reverse("imports:map", args=[job.pk]), {f"col-{n}": name for n, name in enumerate(mapping)})

    assert (answer.status_code, words in answer.content.decode()) == (400, True)


def test_a_hostile_file_is_told_at_the_field_and_leaves_nothing(office):
    answer = bring(office, b"\n\n,,\n")

    assert "表格里没有内容" in answer.content.decode()
    assert not ImportJob.objects.exists()


def test_the_second_who_commits_reads_who_was_first(office, cast, client):
    job = previewed(office)
    jobs.ask_commit(job, by=cast.zhou)

    answer = office.post(reverse("imports:commit", args=[job.pk]))

    assert (answer.status_code, "周慧" in answer.content.decode()) == (409, True)


def test_a_running_job_shows_its_progress_and_can_be_cancelled(office):
    job = previewed(office)
    ImportJob.objects.filter(pk=job.pk).update(state=State.COMMITTING, done=1, total=2)

    page = office.get(reverse("imports:detail", args=[job.pk])).content.decode()
    office.post(reverse("imports:cancel", args=[job.pk]))

    job.refresh_from_db()
    assert "1 / 2 行" in page and "data-poll" in page
    assert job.cancel_wanted


def test_the_rows_in_trouble_can_be_downloaded(office):
    job = previewed(office)

    answer = office.get(reverse("imports:problems", args=[job.pk]))

    assert (answer.status_code, answer["Content-Disposition"].endswith(".xlsx")) == (200, True)


def test_only_the_office_imports_suggestions_and_only_the_administrator_units(client, cast):
    job = jobs.bring(SimpleUploadedFile("单位.csv", "名称\n某局\n".encode()), resource="units", by=None)
    page = reverse("imports:map", args=[job.pk])
    seen = {}
    admin = make.user(Role.SYSTEM_ADMIN, cast.office, name="系统")
    for person in (cast.outsider, cast.li, admin):
        client.force_login(person)
        seen[person.name] = (client.get(reverse("imports:index")).status_code, client.get(page).status_code)

    assert seen == {"外人": (403, 404), "李敏": (200, 404), "系统": (200, 200)}


def test_the_list_costs_the_same_for_one_and_for_many(office, cast, django_assert_num_queries):
    bring(office)
    office.get(reverse("imports:index"))
    with django_assert_num_queries(7):
        office.get(reverse("imports:index"))
    for _ in range(3):
        bring(office)
    with django_assert_num_queries(7):
        office.get(reverse("imports:index"))
