"""联动监督: a 镇街 that takes part reads the topic and exchanges files on the platform (监督法第三十四条)."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.organs.models import UnitKind
from congress.workflow.flow import NotYours
from supervision import actions
from supervision.models import PaperPurpose
from supervision.models import TopicStatus as S
from supervision.queries import visible_to
from supervision.queries.road import papers_for
from tests import make
from tests.congress.file_corpus import pdf
from tests.supervision import house as at

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    make.known_years(2025, 2026, 2027)
    make.session()
    found = at.gather()
    found.street = make.unit("望川区城关街道人大工委", UnitKind.STREET_COMMITTEE, short_name="城关街道工委")
    found.town = make.unit("望川区青河镇人大", UnitKind.TOWN_CONGRESS, short_name="青河镇人大")
    found.warden = make.user(Role.STREET_OFFICER, found.street, name="街道王")
    found.townsman = make.user(Role.HANDLER, found.town, name="镇里赵")
    return found


@pytest.fixture
def topic(house):
    return at.walked(house, S.RESEARCHING, with_towns=True, joint_note="与街道联动。", partners=[house.street])


def sends(topic, by, **facts):
    return actions.send_exchange(topic, by=by, **{"title": "街道自查情况", "text": "自查发现三个问题。", **facts})


def test_towns_take_part_only_in_what_is_overseen_with_them(house):
    with pytest.raises(ValidationError, match="请勾选与镇街人大联动"):
        at.topic(house, partners=[house.street])
    topic = at.topic(house, with_towns=True, joint_note="与街道联动。", partners=[house.street])
    assert not visible_to(house.warden).exists()  # before the plan it is the house's
    topic = actions.amend_topic(topic, by=house.keeper, partners=[house.town], with_towns=True, joint_note="联动")
    assert topic.entries.last().line == "修改了联动说明、参加联动的镇街"


def test_who_takes_part_reads_the_topic_and_the_exchanged_files_and_nothing_else(house, topic):
    assert visible_to(house.warden).get() == topic and not visible_to(house.townsman).exists()
    sends(topic, house.warden)
    actions.add_paper(topic, by=house.keeper, purpose="exchange", title="检查提纲", text="重点看三项。")
    actions.add_paper(topic, by=house.keeper, purpose="research", title="内部调研", text="还在核实。")
    assert {paper.purpose for paper in papers_for(house.warden, topic)} == {PaperPurpose.EXCHANGE}
    assert papers_for(house.warden, topic).count() == 2
    with pytest.raises(NotYours):
        sends(topic, house.townsman)
    with pytest.raises(ValidationError, match="联动交换文件"):
        sends(topic, house.warden, text=" ")


def test_each_side_hears_of_what_the_other_sent(house, topic):
    sends(topic, house.warden)
    told = Notice.objects.filter(text__contains="收到镇街的联动交换文件")
    assert {notice.to for notice in told} == {house.keeper}
    actions.add_paper(topic, by=house.keeper, purpose="exchange", text="重点看三项。")
    assert {notice.to for notice in Notice.objects.filter(kind="supervision_partner")} == {house.warden}


def test_the_opinion_goes_to_its_organ_and_no_page_leads_who_may_not_read_it_there(house, client):
    matter = at.walked(house, S.OPINION_ISSUED, with_towns=True, joint_note="联动", partners=[house.street])
    place = matter.get_absolute_url()
    for who, status in ((house.warden, 404), (house.deputy, 404), (house.handler, 200)):
        client.force_login(who)
        assert ("审议意见书</a>" in client.get(place).content.decode()) is (status == 200), who
        assert client.get(f"{place}opinions/1.pdf").status_code == status


def test_the_pages_of_both_sides(house, topic, client):
    client.force_login(house.warden)
    place = topic.get_absolute_url()
    page = client.get(place).content.decode()
    assert "参加：城关街道工委" in page and "send_exchange" in page
    given = {"title": "自查", "text": "", "files": SimpleUploadedFile("自查.pdf", pdf())}
    assert client.post(f"{place}send_exchange/", given).status_code == 302
    assert "自查" in client.get(place).content.decode()
    paper = topic.papers.get(purpose="exchange")
    assert client.get(f"{place}papers/{paper.pk}/").status_code == 200
    client.force_login(house.keeper)
    assert "望川区城关街道人大工委" in client.get("/supervision/topics/propose/").content.decode()
    fresh = at.topic(house, with_towns=True, joint_note="联动", partners=[house.town])
    form = client.get(f"{fresh.get_absolute_url()}amend_topic/").context["form"]
    assert form.initial["partners"] == [house.town]
