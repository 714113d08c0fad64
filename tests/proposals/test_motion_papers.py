"""议案专用纸, the reports of the road and the hand-over letter, from the facts of the motion."""

import os

import pytest
from django.urls import reverse

from congress.printing import pdf
from proposals import actions
from proposals.documents import motion as documents
from tests.browser import RESULTS
from tests.proposals import motion_road as road

pytestmark = pytest.mark.django_db


def kept(name, data):
    """``LOOK=1`` leaves the papers in test-results/."""
    if "LOOK" in os.environ:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"{name}.pdf").write_bytes(data)


def test_the_form_names_all_ten_with_room_for_their_hands(cast):
    context = documents.motion_form(road.registered(cast))
    assert (context["count"], len(context["signers"])) == (10, 9)
    assert context["signers"][0]["delegation"] == "城关代表团"
    assert [section["heading"] for section in context["sections"]] == ["案由", "案据", "方案"]
    assert len(documents.blank_motion_form()["signers"]) >= 9


def test_the_letter_says_until_when_and_why(cast):
    context = documents.motion_letter(road.assigned(cast))
    assert context["addressee"] == "望川区水务局"
    assert "12月31日" in f"{context['due_on']:%m月%d日}" and "海淀区" in context["rule"]


def test_each_report_has_its_title_and_who_gives_it(cast):
    motion = road.accepted(cast)
    papers = {paper.kind: documents.motion_paper(paper) for paper in motion.papers.all()}
    assert papers["review"]["signature"] == "望川区人大议案审查委员会"
    assert papers["review"]["title"] == "关于区十八届人大五次会议闭字第1号议案的审查报告"
    assert papers["report"]["shows_outcome"] and len(papers["report"]["goals"]) == 2
    assert papers["deliberation"]["bracket"].startswith("（常委会第十二次会议，")


def test_they_are_laid_out(cast):
    motion = road.accepted(cast)
    kept("motion-blank", pdf.render("proposals/motion_form.html", documents.blank_motion_form(), title="专用纸"))
    kept("motion-form", pdf.render("proposals/motion_form.html", documents.motion_form(motion), title="专用纸"))
    kept("motion-letter", pdf.render("proposals/motion_letter.html", documents.motion_letter(motion), title="函"))
    for kind in ("review", "report"):
        paper = motion.papers.get(kind=kind)
        data = pdf.render("proposals/motion_paper.html", documents.motion_paper(paper), title="报告")
        assert data.startswith(b"%PDF")
        kept(f"motion-{kind}", data)


def test_the_letter_is_for_the_organ_the_office_and_who_raised_it(client, cast):
    motion = actions.assign_motion(road.referred(cast), by=cast.li, organ=cast.water, text="同意。")
    url = reverse("proposals:motion_letter", args=[motion.code])
    client.force_login(cast.outsider)
    assert client.get(url).status_code == 404
