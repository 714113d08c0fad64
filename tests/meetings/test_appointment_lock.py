"""任免决定后方可公布: until the vote no page, feed, search, sheet or notice shows a name to anybody outside."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from meetings import actions
from meetings.models import LineStatus, Participant, Status
from meetings.queries.papers import publishable
from tests import make
from tests.meetings import aftermath, chamber, elected, personnel

pytestmark = pytest.mark.django_db
NAME = "皋落昶"
# Where a matter of a meeting can be read at all: its own pages, search, calendar, feeds, messages.
HOUSE = ("meetings:", "portal:diary", "portal:feed", "portal:home", "portal:search", "portal:suggest", "notices:index")


def addresses(patterns=None, space="") -> set[str]:
    found = set()
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLPattern):
            found |= {f"{space}{each.name}"} if each.name else set()
        else:
            found |= addresses(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space)
    return found


def reached(item, line) -> list[str]:
    """Every address of the house that needs nothing, or what this matter has: its codes, keys, year."""
    held = item.meeting
    keys = [
        {}, {"code": held.code}, {"code": item.code}, {"code": line.motion.code}, {"code": line.official.code},
        {"code": line.motion.code, "pk": line.pk}, {"pk": line.post_id}, {"year": 2026},
        {"code": held.code, "pk": item.votes.get().pk}, {"year": 2026, "of": "persons"},
    ]  # fmt: skip
    found = set()
    for name in (each for each in addresses() if each.startswith(HOUSE)):
        for kwargs in keys:
            try:
                found.add(reverse(name, kwargs=kwargs))
            except NoReverseMatch:
                continue
    return sorted(address for address in found if "sign_out" not in address and "logout" not in address)


@pytest.fixture
def before_the_vote():
    """One candidate on a prepared ballot, at a meeting that has been announced and sits."""
    item, motion, _room, clerk = elected.before({"who": personnel.official(NAME)})
    actions.explain(item, by=clerk)
    item.refresh_from_db()
    item = actions.put_to_vote(item, by=clerk, method="machine")
    return item, motion.lines.get()


def outsiders():
    """Nobody, a deputy who may come and listen, another bureau."""
    guest = make.deputy("旁听代表").user
    return [None, guest, make.user(Role.HANDLER, make.unit("区水务局"))]


def read(client, address, asked=None) -> str:
    answer = client.get(address, asked)
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(errors="ignore")


def test_nobody_outside_finds_the_name_anywhere(client, before_the_vote, uncounted, papers_unprinted):
    item, line = before_the_vote
    Participant.objects.filter(meeting=item.meeting).update(status="confirmed")
    places = reached(item, line)
    assert len(places) > 100
    leaks, exports = [], 0
    for who in outsiders():
        client.logout()
        if who is not None:
            client.force_login(who)
        for address in [*places, "/sitemap.xml", "/robots.txt"]:
            page = read(client, address)
            pages = [page, read(client, address, {"as": "csv"})] if "as=csv" in page else [page]  # what a list exports
            leaks += [(str(who), address) for each in pages if NAME in each]
            exports += len(pages) - 1
    assert (leaks, exports > 5) == ([], True)


@pytest.mark.parametrize(
    "place", ["portal:search", "portal:suggest", "meetings:items", "meetings:index", "meetings:public_register"]
)
@pytest.mark.parametrize("word", [NAME, "关于提请任免职务的议案", "望川区财政局局长"])
def test_a_search_for_the_name_finds_nothing(client, before_the_vote, uncounted, place, word):
    """The motion is found neither by its people nor by itself; its item stands on the agenda under its own title."""
    item, line = before_the_vote
    for who in outsiders():
        if who is not None:
            client.force_login(who)
        found = client.get(reverse(place), {"q": word}).content.decode()
        assert line.motion.code not in found and NAME not in found.replace(f'value="{NAME}"', "").replace(
            f"“{NAME}”", ""
        )
        assert "财政局局长" not in found or word == "望川区财政局局长"


@pytest.mark.parametrize("place", ["portal:search", "portal:suggest"])
@pytest.mark.parametrize("word", [NAME, "提请任免 财政局局长"])
def test_who_may_read_the_motion_finds_it_by_its_people(client, before_the_vote, place, word):
    _item, line = before_the_vote
    finds = [make.user(role) for role in (Role.APPOINTMENT_OFFICER, Role.LEADER, Role.MEETING_OFFICER)]
    for who in (*finds, make.user(Role.HANDLER, line.motion.unit)):
        client.force_login(who)
        assert line.motion.code in client.get(reverse(place), {"q": word}).content.decode(), who


def test_a_draft_is_found_by_its_organ_and_the_reviewing_office_alone(client):
    clerk = elected.officer()
    make.term()
    motion = personnel.motion(clerk, unit=make.unit("望川区人民政府", UnitKind.GOVERNMENT))
    personnel.line(motion, personnel.official(NAME))
    found = {}
    for role in (Role.APPOINTMENT_OFFICER, Role.LEADER, Role.MEETING_OFFICER, Role.COORDINATOR):
        client.force_login(make.user(role))
        found[role] = motion.code in client.get(reverse("portal:search"), {"q": NAME}).content.decode()
    assert [role for role, finds in found.items() if finds] == [Role.APPOINTMENT_OFFICER]


def test_no_notice_names_a_candidate(before_the_vote):
    assert not [notice for notice in Notice.objects.all() if NAME in f"{notice.context}"]


def test_the_preview_and_the_papers_of_persons_stay_inside(before_the_vote):
    item, _line = before_the_vote
    held, clerk = item.meeting, chamber.officer()
    type(held).objects.filter(pk=held.pk).update(status=Status.NOTIFIED)
    held.refresh_from_db()
    published = actions.announce(held, by=clerk, items=[item])
    assert published.content["items"] == [] and NAME not in str(published.content)
    aftermath.sent_paper(item, f"{NAME}任免呈报表")
    assert not publishable(held).exists()


def test_a_decision_is_drafted_only_after_the_vote(client, before_the_vote):
    item, _line = before_the_vote
    client.force_login(chamber.officer())
    assert client.get(reverse("meetings:decide", args=[item.code])).status_code == 409


def test_the_question_of_a_ballot_names_nobody():
    item, motion, _room, clerk = elected.before({"who": personnel.official(NAME)})
    with pytest.raises(ValidationError, match="不写人选姓名"):
        actions.put_to_vote(item, by=clerk, method="machine", question=f"任命{NAME}")
    assert motion.lines.get().status == LineStatus.SUBMITTED


def test_after_the_vote_the_published_list_has_who_was_passed_and_nobody_else(client):
    two = [{"who": personnel.official(name)} for name in (NAME, "落选者")]
    item, _motion, room, clerk = elected.before(*two)
    elected.counted(item, room, clerk, lost=("落选者",))
    office = make.unit("望川区人大常委会办公室", UnitKind.OFFICE)
    office.doc_prefix = "望人常办"
    item.refresh_from_db()
    facts = {"kind": "appointments", "title": "任命名单", "text": f"决定任命：\n{NAME}为望川区财政局局长。"}
    paper = actions.decide(item, by=clerk, office=office, numbered=True, **facts)
    held = actions.close(item.meeting, by=clerk)
    actions.publish_early(held, by=clerk, items=[item], decisions=[paper])
    page = client.get(reverse("meetings:public_meeting", args=[held.code])).content.decode()
    assert NAME in page and "落选者" not in page


def test_who_was_not_passed_is_read_in_the_room_and_by_nobody_else(client):
    two = [{"who": personnel.official(name)} for name in (NAME, "落选者")]
    item, _motion, room, clerk = elected.before(*two)
    elected.counted(item, room, clerk, lost=("落选者",))
    vote = item.votes.get()
    member = item.meeting.body.memberships.select_related("deputy__user").first().account
    for person, reads in ((member, True), (clerk, True), (make.deputy("旁观代表").user, False)):
        client.force_login(person)
        page = client.get(reverse("meetings:votes", args=[item.meeting.code])).content.decode()
        assert NAME in page and ("落选者" in page) is reads, person
        assert client.get(reverse("meetings:vote_sheet", args=[item.meeting.code, vote.pk])).status_code == 200
