import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from congress.files.models import StoredFile
from congress.imports.models import ImportJob, ImportRow
from congress.numbering.models import Series
from congress.organs.models import Succession, Unit
from proposals.models import Proposal, ProposalEntry, RawRow, Reply, Status
from proposals.queries import visible_to
from proposals.queries.imported import recorded_of
from tests import make
from tests.proposals import road

CASES = "tests/data/suggestions.csv"
HEAD = "届次,编号,标题,承办单位,会办单位,交办日期,办理结果,领衔代表,附议代表,备注\n"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def put(tmp_path):
    def write(text, name="建议.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else (HEAD + text).encode())
        return str(path)

    return write


def imported(capsys, path, *flags):
    call_command("import_suggestions", path, "--json", *flags)
    return json.loads(capsys.readouterr().out)


def test_all_published_cases_are_taken_and_the_second_time_nothing_changes(db, capsys):
    first = imported(capsys, CASES, "--commit")
    again = imported(capsys, CASES, "--commit")

    assert (first["rows"], first["new"], first["errors"]) == (123, 123, 0)
    assert (again["new"], again["changed"], again["unchanged"], again["errors"]) == (0, 0, 123, 0)
    assert (Proposal.objects.count(), RawRow.objects.count()) == (123, 123)


def test_the_report_has_exactly_the_agreed_keys(db, capsys):
    report = imported(capsys, CASES)

    assert list(report) == ["rows", "new", "changed", "unchanged", "errors", "warnings"]
    assert report["warnings"] == {
        "no_title": 0,
        "no_number": 47,
        "no_lead_unit": 16,
        "unknown_unit": 110,
        "bad_date": 0,
        "bad_session": 1,
    }


def test_a_preview_leaves_nothing_behind(db, capsys, settings):
    imported(capsys, CASES)

    assert not any(model.objects.exists() for model in (Proposal, Unit, ImportJob, StoredFile))
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


def test_every_raw_cell_is_kept_with_the_case(db, capsys, put):
    imported(capsys, put("区十八届人大五次会议,037,关于修路的建议,,,,(A)类,,,格式:怪\n"), "--commit")

    raw = Proposal.objects.get().raw_rows.get()
    assert raw.cells == {
        "届次": "区十八届人大五次会议",
        "编号": "037",
        "标题": "关于修路的建议",
        "办理结果": "(A)类",
        "备注": "格式:怪",
    }


def test_an_answered_row_enters_as_history_with_its_facts(cast, capsys, put):
    row = "区十八届人大五次会议,037,关于整修河堤的建议(B),区水务局,消防救援大队,2026年3月2日,,张卫国,孙玉兰,\n"
    imported(capsys, put(row), "--commit")

    case = Proposal.objects.get()
    assert (case.status, case.number, case.serial) == (Status.CLOSED, "第037号", 37)
    assert (case.session.number, case.title, case.reply_class.code) == (5, "关于整修河堤的建议", "B")
    assert (case.lead, case.cosigners.get().deputy) == (cast.zhang, cast.sun)
    assert [share.unit for share in case.handlings.all()] == [cast.water, cast.fire]
    assert case.assigned_on == date(2026, 3, 2)


def test_who_signed_an_imported_case_finds_it(cast, capsys, put):
    imported(capsys, put(f"十八届五次,12,关于修路的建议,水务局,,{localdate()},,张卫国,孙玉兰,\n"), "--commit")

    assert [case.title for case in visible_to(cast.sun.user)] == ["关于修路的建议"]


def test_a_row_lately_handed_over_is_with_its_unit_and_its_clock_runs(cast, capsys, put):
    today = localdate()
    imported(capsys, put(f"十八届五次,12,关于修路的建议,水务局,,{today},,,,\n"), "--commit")

    case = Proposal.objects.get()
    share = case.handlings.get()
    assert (case.status, share.status, share.unit) == (Status.ASSIGNED, "sent", cast.water)
    assert {clock.kind for clock in share.clocks.all()} >= {"proposal.reply", "assignment.acknowledge"}
    assert case.due_on == share.clocks.get(kind="proposal.reply").due_on


def test_the_import_is_the_first_line_of_the_timeline(db, capsys, put):
    imported(capsys, put("十八届五次,12,关于修路的建议,,,,A,,,\n"), "--commit")

    entry = ProposalEntry.objects.get()
    assert (entry.step, entry.label, entry.facts["file"], entry.facts["line"]) == (
        "import_case",
        "表格导入",
        "建议.csv",
        2,
    )


def test_the_next_number_given_out_is_free(cast, capsys, put):
    imported(capsys, put("十八届五次,第120号,关于修路的建议,,,,A,,,\n"), "--commit")

    assert Series.objects.get(key="suggestion:18-5:session").last == 120


@pytest.mark.parametrize("named", ["区十八届人大五次会议闭会期间", "区十八届人大闭会期间"])
def test_a_number_between_sessions_is_given_once_by_sheet_and_office(cast, capsys, put, named):
    rows = "".join(f"{named},闭字第{n}号,关于修路的建议{n},,,,A,,,\n" for n in range(1, 9))
    imported(capsys, put(rows), "--commit")

    proposal = road.registered(cast)
    assert (proposal.channel, proposal.number) == ("intersession", "闭字第9号")


def test_each_session_has_its_own_series_between_it_and_the_next(cast, capsys, put):
    make.session(4, date(2025, 2, 3), date(2025, 2, 6))
    rows = "十八届四次,闭字第3号,甲,水务局,,2025-04-01,A,,,\n十八届闭会期间,闭字第2号,乙,水务局,,2025-05-01,A,,,\n"
    rows += "十八届五次,闭字第3号,丙,水务局,,2026-04-01,A,,,\n"
    first, again = imported(capsys, put(rows), "--commit"), imported(capsys, put(rows), "--commit")

    sessions = Proposal.objects.order_by("pk").values_list("session__number", flat=True)
    assert (first["new"], again["unchanged"], list(sessions)) == (3, 3, [4, 4, 5])
    assert dict(Series.objects.values_list("key", "last")) == {
        "suggestion:18-4:intersession": 3,
        "suggestion:18-5:intersession": 3,
    }


def test_next_years_number_between_sessions_does_not_overwrite_this_years(cast, capsys, put):
    make.session(4, date(2025, 2, 3), date(2025, 2, 6))
    imported(capsys, put("十八届四次,闭字第1号,甲,,,,A,,,\n"), "--commit")
    report = imported(capsys, put("十八届五次,闭字第1号,乙,,,,A,,,\n"), "--commit")

    assert (report["new"], set(Proposal.objects.values_list("title", flat=True))) == (1, {"甲", "乙"})


def test_a_row_about_a_case_of_the_portal_between_sessions_enters_no_second_time(cast, capsys, put):
    case = make.proposal(Status.IN_PROGRESS, channel="intersession", serial=7, number="闭字第7号")

    rows = "十八届五次闭会期间,闭字第7号,甲,水务局,,,A,,,\n"
    named = imported(capsys, put(rows), "--commit")
    unnamed = imported(capsys, put(rows.replace("五次", "")), "--commit")

    assert (named["new"], unnamed["new"], Proposal.objects.get()) == (0, 0, case)


def test_an_unknown_unit_is_made_once_for_all_its_spellings(db, capsys, put):
    rows = "十八届五次,1,甲,县水利局,,,A,,,\n十八届五次,2,乙,某某县水利局,水利局,,A,,,\n"
    imported(capsys, put(rows), "--commit")

    unit = Unit.objects.get()
    assert (unit.name, unit.kind) == ("县水利局", "department")
    assert set(unit.aliases.values_list("name", flat=True)) == {"某某县水利局", "水利局"}


def test_history_keeps_the_old_body_and_open_work_goes_to_its_heir(db, capsys, put):
    old = make.unit("望川区环境保护局", valid_to=date(2019, 1, 1))
    new = make.unit("望川区生态环境局")
    Succession.objects.create(old=old, new=new, kind="renamed", on=date(2019, 1, 2))
    rows = f"十八届五次,1,甲,环境保护局,,2018-05-19,A,,,\n十八届五次,2,乙,区环境保护局,,{localdate()},,,,\n"
    imported(capsys, put(rows), "--commit")

    units = {case.title: case.handlings.get().unit for case in Proposal.objects.all()}
    assert units == {"甲": old, "乙": new}


def test_a_short_form_means_the_one_full_name_it_fits(db, capsys, put):
    unit = make.unit("望川区住房和城乡建设局")

    report = imported(capsys, put("十八届五次,1,甲,区住建局,,,A,,,\n"), "--commit")

    assert report["warnings"]["unknown_unit"] == 0
    assert Proposal.objects.get().handlings.get().unit == unit


def test_a_result_that_arrives_later_is_a_change_with_old_and_new(cast, capsys, put):
    row = f"十八届五次,12,关于修路的建议,水务局,,{localdate()},{{}},,,\n"
    imported(capsys, put(row.format("")), "--commit")
    report = imported(capsys, put(row.format("B")), "--commit")

    case = Proposal.objects.get()
    assert (report["changed"], report["new"]) == (1, 0)
    assert (case.status, case.reply_class.code, case.raw_rows.count()) == (Status.CLOSED, "B", 2)
    assert case.entries.get(step="amend_case").facts["changes"] == [["办理结果", "（空）", "B"]]


def test_a_case_of_the_portal_is_not_touched_by_a_sheet(cast, capsys, put):
    case = make.proposal(Status.IN_PROGRESS, serial=7, number="第007号")

    report = imported(capsys, put("十八届五次,7,别的标题,水务局,,,A,,,\n"), "--commit")

    case.refresh_from_db()
    assert (report["new"], report["changed"], report["unchanged"]) == (0, 0, 1)
    assert (case.title, case.status, Proposal.objects.count()) == ("关于整修河堤的建议", Status.IN_PROGRESS, 1)


def test_a_case_worked_on_here_keeps_its_work_and_says_so(cast, capsys, put):
    row = f"十八届五次,{{}},{{}},{{}},,{localdate()},{{}},,,\n"
    first = row.format(1, "甲", "水务局", "") + row.format(2, "乙", "水务局", "")
    imported(capsys, put(first), "--commit")
    share = Proposal.objects.get(serial=1).handlings.get()
    road.received(share, cast.wang)
    second = row.format(1, "甲（更正）", "消防救援大队", "A") + row.format(2, "乙（更正）", "消防救援大队", "")
    report = imported(capsys, put(second), "--commit")

    share.refresh_from_db()
    assert (report["changed"], report["unchanged"], report["errors"]) == (1, 1, 0)
    assert (share.status, share.unit, share.proposal.title, share.proposal.reply_class) == (
        "working", cast.water, "甲", None,
    )  # fmt: skip
    assert Proposal.objects.get(serial=2).handlings.get().unit == cast.fire
    said = ImportRow.objects.filter(job__state="committed", line=2).latest("pk").messages[-1]
    assert said == ["in_progress", "本件已在系统中办理，以下内容保留系统里的，没有采用表里的："
                    "标题、办理结果、承办单位。"]  # fmt: skip


def test_of_a_case_worked_on_the_category_and_what_was_blank_are_taken(cast, capsys, put):
    head = "届次,编号,标题,承办单位,交办日期,类别,事由,具体建议\n"
    row = f"十八届五次,1,甲,水务局,{localdate()},{{}}\n"
    imported(capsys, put((head + row.format("水利,旧的事由,")).encode()), "--commit")
    road.received(Proposal.objects.get().handlings.get(), cast.wang)
    report = imported(capsys, put((head + row.format("城建,新的事由,修好路")).encode()), "--commit")

    case = Proposal.objects.get()
    assert (report["changed"], case.status) == (1, Status.IN_PROGRESS)
    assert (case.category.name, case.reason, case.request) == ("城建", "旧的事由", "修好路")


def test_an_open_case_has_demands_that_its_reply_must_answer(cast, capsys, put):
    head, row = "届次,编号,标题,承办单位,交办日期,具体建议\n", "十八届五次,{},{},水务局,{},{}\n"
    rows = row.format(1, "甲", localdate(), "一、加固河堤。二、设警示牌。") + row.format(
        2, "关于修路的建议", localdate(), ""
    )
    imported(capsys, put((head + rows).encode()), "--commit")

    demands = {case.serial: [d.text for d in case.demands.all()] for case in Proposal.objects.all()}
    assert demands == {1: ["加固河堤。", "设警示牌。"], 2: ["关于修路的建议"]}


def test_what_is_asked_for_later_becomes_its_demands(cast, capsys, put):
    head, row = "届次,编号,标题,承办单位,交办日期,具体建议\n", f"十八届五次,1,甲,水务局,{localdate()},{{}}\n"
    imported(capsys, put((head + row.format("")).encode()), "--commit")
    imported(capsys, put((head + row.format("修路")).encode()), "--commit")

    assert [demand.text for demand in Proposal.objects.get().demands.all()] == ["修路"]


def test_matter_that_arrives_later_is_a_change(cast, capsys, put):
    head, row = "届次,编号,标题,事由,具体建议\n", "十八届五次,1,甲,{},{}\n"
    imported(capsys, put((head + row.format("路坏了", "")).encode()), "--commit")
    imported(capsys, put((head + row.format("路坏了两年", "修路")).encode()), "--commit")

    case = Proposal.objects.get()
    assert (case.reason, case.request) == ("路坏了两年", "修路")


def test_a_newer_sheet_without_units_leaves_the_shares_to_them(cast, capsys, put):
    row = "十八届五次,12,关于修路的建议,{},,{},{},,,\n"
    imported(capsys, put(row.format("水务局", localdate(), "")), "--commit")
    imported(capsys, put(row.format("", "", "A")), "--commit")

    share = Proposal.objects.get().handlings.get()
    assert (share.unit, share.status) == (cast.water, "issued")


def test_one_number_on_two_titles_is_two_cases(db, capsys, put):
    rows = "十八届五次,2,甲,,,,A,,,\n十八届五次,2,乙,,,,A,,,\n十八届五次,2,乙,,,,A,,,\n"

    first, again = imported(capsys, put(rows), "--commit"), imported(capsys, put(rows), "--commit")

    assert (first["new"], first["unchanged"], again["unchanged"]) == (2, 1, 3)


def test_a_formula_is_an_error_of_its_row_and_enters_nowhere(db, capsys, put):
    report = imported(capsys, put("十八届五次,1,=1+1,,,,A,,,\n十八届五次,2,乙,,,,A,,,\n"), "--commit")

    assert (report["errors"], report["new"]) == (1, 1)
    assert [case.title for case in Proposal.objects.all()] == ["乙"]


def test_a_file_without_title_or_number_is_named(db, put):
    with pytest.raises(CommandError, match="标题或编号"):
        call_command("import_suggestions", put("甲,乙\n1,2\n".encode()))

    assert not ImportJob.objects.exists()


def test_a_hostile_file_is_one_sentence(db, put):
    with pytest.raises(CommandError, match="内容却不是"):
        call_command("import_suggestions", put(b"MZ" + bytes(900), "建议.xlsx"), "--commit")

    assert not StoredFile.objects.exists()


def test_the_office_reads_the_row_as_it_was_written(cast, client, capsys, put):
    row = f"十八届五次,1,甲,水务局,,{localdate()},,,,<b>满意</b>\n"
    imported(capsys, put(row), "--commit")
    page = Proposal.objects.get().get_absolute_url()

    client.force_login(cast.li)
    shown = client.get(page).content.decode()
    assert "导入原始行（1）" in shown
    assert "建议.csv 第 2 行" in shown
    assert "&lt;b&gt;满意&lt;/b&gt;" in shown
    client.force_login(cast.wang)
    assert "导入原始行" not in client.get(page).content.decode()


OUTCOME = "届次,编号,标题,承办单位,办理结果,答复文号,满意度,备注\n十八届五次,1,甲,水务局,A,{},{},{}\n"


def test_what_a_sheet_says_of_the_outcome_is_shown_as_a_record(cast, client, capsys, put):
    imported(capsys, put(OUTCOME.format("望水函【2026】12号", "满意", "重点件").encode()), "--commit")
    case = Proposal.objects.get()
    shown = {}
    for person in (cast.li, cast.wang):
        client.force_login(person)
        shown[person.name] = client.get(case.get_absolute_url()).content.decode()

    assert "表格所载结果" in shown["李敏"] and '<dd class="keep-lines">望水函〔2026〕12号</dd>' in shown["李敏"]
    assert ["重点件" in page for page in shown.values()] == [True, False]
    assert all('<dt>满意度</dt><dd class="keep-lines">满意</dd>' in page for page in shown.values())
    assert (case.verdict, Reply.objects.exists(), case.current_evaluation()) == ("", False, None)


def test_an_outcome_that_arrives_later_is_a_change_and_a_blank_takes_nothing_away(cast, capsys, put):
    imported(capsys, put(OUTCOME.format("望水函〔2026〕12号", "", "").encode()), "--commit")
    report = imported(capsys, put(OUTCOME.format("", "基本满意", "").encode()), "--commit")
    again = imported(capsys, put(OUTCOME.format("", "基本满意", "").encode()), "--commit")

    case = Proposal.objects.get()
    assert (report["changed"], again["unchanged"]) == (1, 1)
    assert case.entries.get(step="amend_case").facts["changes"] == [["满意度", "（空）", "基本满意"]]
    said = recorded_of(case.raw_rows.all())
    assert said == {"document_number": "望水函〔2026〕12号", "satisfaction": "基本满意"}


def test_a_session_nobody_knows_is_named_before_it_is_left_out(cast, capsys, put):
    imported(capsys, put("十八届九次,1,甲,,,,A,,,\n"), "--commit")

    said = dict(ImportRow.objects.latest("pk").messages)["unknown_session"]
    assert "系统里没有第18届第9次会议" in said
