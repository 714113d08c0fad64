"""From the vote into office: notice, certificate, oath; and out of it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.organs.models import Unit
from congress.printing import pdf
from congress.reminders.sweep import remind
from congress.workflow.flow import TooLate
from meetings import actions
from meetings.documents import inducting as sheet
from meetings.flow import LINE
from meetings.models import (
    AppointmentClock,
    AppointmentLine,
    Certificate,
    Meeting,
    Membership,
    Oath,
    OrganNotice,
    Tenure,
    Verb,
)
from tests import make
from tests.meetings import elected, personnel

pytestmark = pytest.mark.django_db
CEREMONY = {"place": "会议厅", "form": "single", "organizer": "chairs_meeting", "leader": "", "supervisor": "王主任"}


def passed(*lines, lost=()):
    """(lines that were voted on, the officer, the officer's unit)."""
    item, motion, room, clerk = elected.before(*lines)
    elected.counted(item, room, clerk, lost=lost)
    clerk = elected.officer()
    Unit.objects.filter(pk=clerk.posts.get().unit_id).update(doc_prefix="望人代办")
    return list(motion.lines.order_by("position")), clerk, Unit.objects.get(pk=clerk.posts.get().unit_id)


def certified(line, by, office, **facts):
    return actions.hand_certificate(line, by=by, office=office, signed_by="王主任", handed_on=localdate(), **facts)


def test_an_appointment_goes_its_whole_way_into_office():
    (line,), clerk, office = passed({})
    actions.notify_organ(line, by=clerk, office=office)
    (paper,) = certified(line, clerk, office)
    assert paper.number == f"望人代办任〔{localdate().year}〕1号"
    assert not Tenure.objects.exists()
    actions.swear_in(line, by=clerk, held_on=localdate(), **CEREMONY)
    line.refresh_from_db()
    line.motion.refresh_from_db()
    tenure = Tenure.objects.get()
    assert (line.status, line.motion.status) == ("in_office", "closed")
    assert {"take_office", "close_appointments"} <= set(line.motion.entries.values_list("step", flat=True))
    assert (tenure.starts_on, tenure.started_by, tenure.official) == (line.decided_on, line, line.official)


def test_the_limits_of_notice_and_oath_run_from_the_vote():
    (line,), clerk, office = passed({})
    due = dict(AppointmentClock.objects.running().values_list("kind", "due_on"))
    assert due["appointment.notify"] >= line.decided_on + timedelta(3)
    assert due["appointment.oath"] >= line.decided_on + timedelta(30)
    actions.notify_organ(line, by=clerk, office=office)
    actions.swear_in(line, by=clerk, held_on=localdate(), **CEREMONY)
    assert not AppointmentClock.objects.running().exists()


@pytest.mark.parametrize(
    ("kind", "on", "due"),
    [("appointment.notify", date(2026, 3, 31), "2026-04-03"), ("appointment.oath", date(2026, 1, 29), "2026-03-02")],
)
def test_the_days_of_notice_and_oath(kind, on, due):
    make.known_years(2026)
    from_ = AppointmentClock.start(kind, on=on)
    assert from_.due_on.isoformat() == due


@pytest.mark.parametrize(
    ("kind", "due", "at", "organ"),
    [
        ("appointment.submit", date(2026, 12, 8), "2026-12-07", True), ("appointment.notify", date(2026, 12, 8), "2026-12-07", False),
        ("appointment.exam_retry", date(2026, 12, 8), "2026-12-07", False), ("appointment.oath", date(2026, 12, 8), "2026-12-01", False),
        ("appointment.oath_by_organ", date(2026, 12, 8), "2026-12-01", True),
        ("government.members", date(2026, 12, 8), "2026-12-01", True),
    ],
)  # fmt: skip
def test_each_limit_of_appointments_speaks_to_whom_it_binds(kind, due, at, organ, time_machine):
    """To the office, and what the organ owes to the organ; nobody else hears the name of a candidate."""
    make.known_years(2026)
    clerk, stranger = elected.officer(), make.user(Role.HANDLER)
    line = personnel.line(personnel.motion(clerk, term=make.term()))
    theirs = make.user(Role.HANDLER, line.motion.unit)
    clock = AppointmentClock.start(kind, on=date(2026, 11, 1), motion=line.motion, line=None if organ else line)
    clock.due_on = due
    clock.save()
    time_machine.move_to(f"{at} 09:00+08:00")
    remind()
    told = {notice.to for notice in Notice.objects.filter(kind="appointment_due")}
    assert told == ({clerk, theirs} if organ else {clerk}) and stranger not in told


def test_a_removal_needs_the_notice_only_and_ends_the_tenure_on_the_day_of_the_vote():
    who, where = personnel.official(), personnel.post()
    Tenure.objects.create(official=who, post=where, starts_on="2022-01-05")
    (line,), clerk, office = passed({"who": who, "to": where, "verb": Verb.DECIDE_REMOVE})
    with pytest.raises(TooLate, match="免职"):
        certified(line, clerk, office)
    actions.notify_organ(line, by=clerk, office=office)
    line.refresh_from_db()
    tenure = Tenure.objects.get()
    assert (line.status, tenure.ends_on, tenure.end_kind) == ("done", line.decided_on, "removed")
    assert line.motion.entries.filter(step="leave_office", about=line).exists()


def test_who_acts_gets_no_certificate_and_swears_no_oath():
    chief = personnel.post("望川区区长", authority="elect", rank="head")
    (line,), clerk, office = passed({"to": chief, "verb": Verb.ACT})
    with pytest.raises(TooLate, match="不颁发任命书"):
        certified(line, clerk, office)
    actions.notify_organ(line, by=clerk, office=office)
    assert Tenure.objects.get().label == "代理望川区区长"


def test_the_organ_reads_who_was_passed_and_who_was_not(client):
    lines, clerk, office = passed(
        {"who": personnel.official("甲某")}, {"who": personnel.official("乙某")}, lost=("乙某",)
    )
    paper = actions.notify_organ(lines[0], by=clerk, office=office)
    said = "\n".join(paper.content["lines"])
    assert "甲某为望川区财政局局长" in said and "未获通过：决定任命乙某" in said
    organ = make.user(Role.HANDLER, lines[0].motion.unit)
    address = reverse("meetings:organ_notice", args=[paper.code])
    client.force_login(organ)
    assert client.get(address)["Content-Type"] == "application/pdf"
    client.force_login(make.user(Role.HANDLER, make.unit("另一局")))
    assert client.get(address).status_code == 404


def test_many_are_notified_and_certified_at_once_and_swear_behind_a_leader():
    who = [{"who": personnel.official(f"审判员{n}")} for n in range(3)]
    lines, clerk, office = passed(*who)
    actions.notify_organ(lines[0], by=clerk, office=office)
    certified(lines[0], clerk, office, everybody=True)
    assert (OrganNotice.objects.get().lines.count(), Certificate.objects.count()) == (3, 3)
    facts = {**CEREMONY, "form": "collective", "leader": "审判员0"}
    with pytest.raises(ValidationError, match="应当是集体宣誓"):
        actions.swear_in(lines[0], by=clerk, held_on=localdate(), others=lines[1:], **CEREMONY)
    oath = actions.swear_in(lines[0], by=clerk, held_on=localdate(), others=lines[1:], **facts)
    assert oath.takers.count() == 3 and oath.text.endswith("社会主义现代化强国努力奋斗！")
    assert Tenure.objects.count() == 3


def test_a_count_is_not_corrected_after_somebody_came_into_office():
    (line,), clerk, office = passed({"to": personnel.post("某会委员", needs_certificate=False, needs_oath=False)})
    actions.notify_organ(line, by=clerk, office=office)
    vote = line.ballots.get().vote
    with pytest.raises(ValidationError, match="已经生效"):
        actions.correct_count(
            vote, by=make.user(Role.MEETING_OFFICER), figures=elected.figures(vote, ("赵局长",)), reason="录入有误"
        )
    assert vote.lines.get().result.version == 1
    assert AppointmentLine.objects.get().status == "in_office"


def test_who_was_elected_swears_before_the_presidium():
    clerk = elected.officer()
    post = personnel.post("望川区区长", authority="elect", rank="head", seats=1)
    acting = Tenure.objects.create(
        official=personnel.official("代区长"), post=post, is_acting=True, starts_on="2026-01-05"
    )
    facts = {"post": post, "term": make.term(), "starts_on": date(2026, 2, 6), "start_words": "第五次会议选举"}
    tenure = actions.register_elected(by=clerk, official=acting.official, **facts)
    acting.refresh_from_db()
    assert (acting.ends_on, acting.end_kind) == (date(2026, 2, 6), "moved")
    with pytest.raises(ValidationError, match="职数 1"):
        actions.register_elected(by=clerk, official=personnel.official("另一人"), **facts)
    oath = actions.swear_in_elected(
        [tenure], by=clerk, held_on=date(2026, 2, 6), **{**CEREMONY, "organizer": "presidium"}
    )
    assert oath.takers.get().post == "望川区区长"


def test_the_papers_are_printed(client):
    (line,), clerk, office = passed({})
    paper = actions.notify_organ(line, by=clerk, office=office)
    (book,) = certified(line, clerk, office)
    oath = actions.swear_in(line, by=clerk, held_on=localdate(), **CEREMONY)
    for page, facts in (
        ("organ_notice", sheet.organ_notice(paper)), ("certificate", sheet.certificate(book)),
        ("oath_record", sheet.oath_record(oath)),
    ):  # fmt: skip
        assert pdf.render(f"meetings/{page}.html", facts, title="试").startswith(b"%PDF")


def test_the_officer_takes_every_step_on_the_pages(client):
    (line,), clerk, _office = passed({})
    client.force_login(clerk)
    page = client.get(reverse("meetings:induction")).content.decode()
    places = {name: reverse(f"meetings:{name}", args=[line.motion.code, line.pk])
              for name in ("notify_organ", "hand_certificate", "swear_in")}  # fmt: skip
    assert all(address in page for address in places.values())
    day = localdate().isoformat()
    sent = [
        client.post(places["notify_organ"], {"sent_on": day, "everybody": "on"}),
        client.post(places["hand_certificate"], {"signed_by": "王主任", "handed_on": day}),
        client.post(places["swear_in"], {"held_on": day, "remark": "", **CEREMONY}),
    ]
    assert [answer.status_code for answer in sent] == [302, 302, 302]
    oath = Oath.objects.get()
    assert "赵局长" in client.get(oath.get_absolute_url()).content.decode()
    assert Tenure.objects.filter(starts_on=F("started_by__decided_on")).count() == 1


def test_an_oath_in_the_meeting_is_sworn_while_it_sits(client):
    (line,), clerk, _office = passed({})
    client.force_login(clerk)
    address = reverse("meetings:swear_in", args=[line.motion.code, line.pk])
    page = client.get(address).content.decode()
    assert 'name="at_meeting" id="id_at_meeting" checked' in page and 'value="常委会会议厅"' in page
    sent = {"held_on": localdate().isoformat(), "remark": "", "at_meeting": "on", **CEREMONY}
    AppointmentLine.objects.update(decided_on=localdate() - timedelta(1))
    assert "不在会上宣誓的" in client.post(address, sent).content.decode()  # it sits on 18 December
    Meeting.objects.update(opens_on=localdate(), closes_on=localdate())
    assert client.post(address, sent).status_code == 302
    assert Oath.objects.get().meeting == line.decided_at


def test_a_district_that_swears_elsewhere_is_not_asked_for_the_meeting(client):
    (line,), clerk, _office = passed({})
    make.rule("appointment.oath_at_meeting", False)
    client.force_login(clerk)
    page = client.get(reverse("meetings:swear_in", args=[line.motion.code, line.pk])).content.decode()
    assert 'id="id_at_meeting">' in page


def test_the_certificate_begins_with_the_chair_who_signs_it(client):
    (line,), clerk, _office = passed({})
    chair = Membership.objects.get(title="chair", body__kind="standing_committee")
    client.force_login(clerk)
    page = client.get(reverse("meetings:hand_certificate", args=[line.motion.code, line.pk])).content.decode()
    assert f'name="signed_by" value="{chair.name}"' in page


BY_ITSELF = (
    "fail_exam_finally", "clear_line", "submit_line", "refuse_line", "explain_line", "vote_line", "carry_line",
    "fall_line", "take_office", "leave_office",
)  # fmt: skip


def test_what_follows_by_itself_is_pressed_by_nobody():
    nobody, officer = None, elected.officer()
    assert all(LINE.steps[name].who(nobody, None) and not LINE.steps[name].who(officer, None) for name in BY_ITSELF)


def test_who_was_passed_waits_in_the_officers_list_of_tasks(client):
    _lines, clerk, _office = passed({})
    client.force_login(clerk)
    assert "到任办理" in client.get("/").content.decode()
