"""议题来源: each way of the law fed by what the portal knows; a person decides (监督法第十二条)."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from proposals.models import Commitment, Status
from supervision import actions
from supervision.models import AuditFinding, Source, Topic
from supervision.statistics.sources import lead_of, leads
from tests import make
from tests.supervision import house as at_house
from tests.supervision import money

S = Source


@pytest.fixture
def house(db):
    return money.gather()


def suggestions(house) -> None:
    """Three of this year, one of them judged 不满意; one of the year before; a promise whose day has passed."""
    today, river = localdate(), make.category("城乡建设", committee=house.committee)
    year = [today.replace(month=1, day=1)] * 3 + [today.replace(year=today.year - 1, month=1, day=1)]
    made = [
        make.proposal(Status.CLOSED, category=river, registered_on=day, submitted_on=day, title=f"建议{n}")
        for n, day in enumerate(year)
    ]
    type(made[0]).objects.filter(pk=made[0].pk).update(verdict="low")
    share = make.handling(made[3], house.bureau)
    day = today - timedelta(days=1)
    Commitment.objects.create(
        proposal=made[3], handling=share, unit=house.bureau, text="修路", opened_on=day, due_on=day, year=day.year
    )


def test_the_subject_most_raised_is_a_lead_with_its_figures(house):
    suggestions(house)
    [lead] = leads(localdate())[S.DEPUTY_SUGGESTIONS]
    year = localdate().year
    assert lead.said == f"{year}年代表建议 3 件，上年 1 件，两年中评价不满意 1 件，逾期未落实的承诺事项 1 项"
    assert (lead.label, lead.committee) == ("城乡建设", house.committee)


def test_findings_and_items_that_stay_undone_are_leads_and_what_is_done_is_none(house):
    finding = money.finding(house, due_on=localdate() - timedelta(days=1))
    money.finding(house, "固定资产未入账。", unit=make.unit("望川区教育局"))  # still has its time
    topic = at_house.walked(house, "opinion_issued")
    first, second = topic.opinions.get().items.all()
    actions.settle_item(actions.report_item(first, by=house.handler, text="已办。"), by=house.keeper)
    actions.continue_item(actions.report_item(second, by=house.handler, text="在建。"), by=house.keeper, note="再看")

    audit, items = leads(localdate())[S.COMMITTEE_RESEARCH]

    assert audit.said == "审计查出问题 1 个没有整改到位，逾期 1 个，未整改金额 120 万元"
    assert (items.said, items.problems) == (
        "审议意见的交办事项 1 项没有落实，最早的已交办 0 天", "新建三个日间照料中心",
    )  # fmt: skip
    AuditFinding.objects.filter(pk=finding.pk).update(status="verified")
    assert [lead.key for lead in leads(localdate())[S.COMMITTEE_RESEARCH]] == [items.key]


def test_a_lead_fills_the_form_and_nothing_but_a_lead_does(client, house):
    suggestions(house)
    client.force_login(house.keeper)
    page = client.get("/supervision/sources/").content.decode()
    key = lead_of(leads(localdate())[S.DEPUTY_SUGGESTIONS][0].key, localdate()).key
    assert f"propose/?lead={key}" in page and "据此登记议题" in page and "城乡建设" in page
    form = client.get(f"/supervision/topics/propose/?lead={key}").context["form"]
    assert form.initial["source"] == S.DEPUTY_SUGGESTIONS and form.initial["committee"] == house.committee
    assert "3 件" in form.initial["source_note"]
    wrong = client.get("/supervision/topics/propose/?lead=subject-0&title=别的").context["form"]
    assert "title" not in wrong.initial and not Topic.objects.exists()
    assert "城乡建设" in b"".join(client.get("/supervision/sources/?as=csv")).decode("utf-8-sig")


def test_who_may_not_register_reads_the_evidence_without_the_button(client, house):
    suggestions(house)
    client.force_login(house.leader)
    page = client.get("/supervision/sources/").content.decode()
    assert "城乡建设" in page and "据此登记议题" not in page and "/proposals/figures/all/?" in page
    client.force_login(house.stranger)  # another committee: the sum, not the cases of which it may know nothing
    assert "/proposals/figures/all/?" not in client.get("/supervision/sources/").content.decode()
    client.force_login(house.handler)
    assert client.get("/supervision/sources/").status_code == 403
