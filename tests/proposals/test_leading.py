"""领办 and 分类督办: a leader on the ledger, a committee's word to the units, the subjects of each committee."""

from datetime import date

import pytest

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.workflow.flow import NotYours, TooLate
from proposals import actions
from proposals.models import Category, LeaderHandling, Status
from proposals.queries import leading
from tests import make
from tests.proposals import road

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 20)


@pytest.fixture
def government():
    return make.unit("望川区人民政府", UnitKind.GOVERNMENT)


@pytest.fixture
def officer():
    committee = make.unit("望川区人大城乡建设委员会", UnitKind.COMMITTEE, short_name="城建环保委")
    return make.user(Role.COMMITTEE_OFFICER, committee, name="委员会干部")


def led(cast, government, **facts):
    facts = {"name": "何副区长", "title": "副区长", "organ": government, **facts}
    return actions.name_leader(facts.pop("proposal", None) or road.assigned(cast), by=cast.li, **facts)


def told(kind):
    return sorted(Notice.objects.filter(kind=f"proposal_{kind}").values_list("to__name", flat=True))


def test_units_and_deputies_hear_who_leads_and_the_former_leader_stays_on_the_ledger(cast, government):
    first = led(cast, government)
    second = led(cast, government, proposal=first.proposal, name="吴区长", title="区长")

    first.refresh_from_db()
    assert (first.until is not None, second.until) == (True, None)
    assert told("leader_named").count("张卫国") == 2 and "王强" in told("leader_named")
    entry = second.proposal.entries.filter(step="name_leader").latest("seq")
    assert entry.facts["before"] == "副区长 何副区长"


def test_the_governments_office_names_leaders_for_what_its_departments_have(cast, government):
    dispatcher = make.user(Role.DISPATCHER, make.unit("区政府办", UnitKind.DISPATCHER))
    proposal = road.registered(cast)
    facts = {"name": "何副区长", "title": "副区长", "organ": government}
    with pytest.raises(NotYours):
        actions.name_leader(proposal, by=dispatcher, **facts)

    assert actions.name_leader(road.assigned(cast), by=dispatcher, **facts).name == "何副区长"


def test_the_units_write_down_what_the_leader_did(cast, government):
    proposal = road.assigned(cast)
    with pytest.raises(TooLate, match="没有领导领办"):
        actions.report_leading(proposal, by=cast.wang, on=DAY, text="到现场。")
    led(cast, government, proposal=proposal)
    actions.report_leading(proposal, by=cast.wang, on=DAY, text="到现场，定了工期。")

    (row,) = leading.leaders_visible_to(cast.zhang.user)
    assert (row.last_on, row.last_text) == (DAY, "到现场，定了工期。")
    with pytest.raises(NotYours):
        actions.report_leading(proposal, by=cast.outsider, on=DAY, text="我也说。")
    assert not leading.leaders_visible_to(cast.outsider).exists()


def test_a_committee_tells_the_units_what_it_expects_of_its_subject(cast, officer):
    proposal = road.assigned(cast)
    with pytest.raises(NotYours):
        actions.oversee(proposal, by=officer, note="汛期以前完工。")
    Category.objects.update(committee=officer.posts.get().unit)
    proposal.refresh_from_db()
    actions.oversee(proposal, by=officer, note="汛期以前完工。")

    assert told("overseen") == sorted(["王强", "田野", "陈国梁", "李敏", "周慧"])
    assert "城建环保委" in Notice.objects.filter(kind="proposal_overseen").first().text
    assert proposal.entries.get(step="oversee").is_open


def test_each_figure_of_a_subject_is_the_list_it_opens(cast, officer, client):
    category = make.category()
    Category.objects.update(committee=officer.posts.get().unit)
    for status in (Status.ASSIGNED, Status.IN_PROGRESS, Status.IN_PROGRESS, Status.CLOSED):
        make.proposal(status, lead=cast.zhang, category=category, due_on=date(2020, 1, 1))
    make.proposal(Status.IN_PROGRESS, lead=cast.zhang, category=make.category("教育"))

    client.force_login(officer)
    page = client.get("/proposals/subjects/").content.decode()
    assert "城乡建设" in page and "教育" not in page
    (row,) = leading.by_subject(officer, date.today())
    for asked, figure in (("", 4), ("&state=in_progress", 2), ("&state=closed", 1), ("&due=late", 4)):
        listed = client.get(f"/proposals/?category={category.pk}{asked}").content.decode()
        assert f"共 {figure} 件" in listed and f"?category={category.pk}{asked}".replace("&", "&amp;") in page
    assert (row.stands["total"], row.stands["in_progress"], row.stands["late"]) == (4, 2, 4)


def test_the_pages_name_a_leader_and_show_the_ledger(cast, government, client):
    proposal = road.assigned(cast)
    client.force_login(cast.li)
    sent = {"name": "何副区长", "title": "副区长", "organ": government.pk}
    assert client.post(f"/proposals/{proposal.code}/name_leader/", sent).status_code == 302
    client.post(f"/proposals/{proposal.code}/report_leading/", {"on": "2026-03-20", "text": "现场办公。"})

    assert LeaderHandling.objects.get().notes.count() == 1
    assert "现场办公。" in client.get("/proposals/leaders/").content.decode()
    assert "何副区长" in client.get(proposal.get_absolute_url()).content.decode()
