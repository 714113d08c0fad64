"""征询意见表: each signer has a form of one's own, and no unit collects the verdict on itself."""

from io import BytesIO

import pikepdf
import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from congress.accounts.models import Role
from deputies.models import Deputy
from proposals import documents
from tests import make
from tests.congress.test_printing import fonts_ready  # noqa: F401
from tests.proposals import road


@pytest.fixture
def proposal(cast, monkeypatch):
    """Signed by two, the second one called 䶮, and answered."""
    Deputy.objects.filter(pk=cast.sun.pk).update(name="李䶮", phone="13900000000")
    sun = Deputy.objects.get(pk=cast.sun.pk)
    submitted = road.submitted
    monkeypatch.setattr(road, "submitted", lambda cast: _signed(submitted(cast), sun))
    return road.replied(cast)


def _signed(case, deputy):
    case.cosigners.create(deputy=deputy, name=deputy.name, place=1, confirmed_at=case.drafted_at)
    return case


def form_of(proposal):
    return reverse("proposals:paper", args=[proposal.code, "opinion_form"])


def raters(proposal):
    return list(proposal.current_evaluation().raters.order_by("pk"))


def test_each_signer_has_a_form_whose_code_opens_on_that_signer(client, cast, proposal):
    first, second = documents.opinion_forms(proposal, raters(proposal), "https://portal/")

    assert (first["deputy"], second["deputy"], second["deputy_phone"]) == ("张卫国", "李䶮", "13900000000")
    client.force_login(cast.li)
    for form, name in ((first, "张卫国（领衔）"), (second, "李䶮")):
        page = client.get(form["url"].removeprefix("https://portal"), follow=True).content.decode()
        assert f" selected>{name}</option>" in page


@pytest.mark.usefixtures("fonts_ready")
def test_the_office_prints_all_forms_and_a_signer_the_own_one(client, cast, proposal):
    codes = {}
    for name, person in (("office", cast.li), ("lead", cast.zhang.user), ("cosigner", cast.sun.user)):
        client.force_login(person)
        with pikepdf.open(BytesIO(client.get(form_of(proposal)).content)) as paper:
            links = [str(each.A.URI) for page in paper.pages for each in page.get("/Annots", []) if "/URI" in each.A]
        codes[name] = list(dict.fromkeys(int(link.rsplit("=", 1)[-1]) for link in links))

    one, other = (rater.pk for rater in raters(proposal))
    assert codes == {"office": [one, other], "lead": [one], "cosigner": [other]}


def test_no_unit_gets_the_form_with_which_it_is_judged(client, cast, proposal):
    street = make.user(Role.DISPATCHER, make.unit("区政府办", "dispatcher"))
    for person in (cast.wang, cast.chen, cast.tian, street):
        client.force_login(person)
        assert client.get(proposal.get_absolute_url()).status_code == 200
        assert "打印征询意见表" not in client.get(proposal.get_absolute_url()).content.decode()
        assert client.get(form_of(proposal)).status_code == 404


@pytest.mark.parametrize("asked", ["0", "x", "9" * 30, "-1"])
def test_a_form_of_nobody_is_not_found(client, cast, proposal, asked):
    client.force_login(cast.li)
    assert client.get(form_of(proposal), {"rater": asked}).status_code == 404


def test_paper_and_page_ask_for_the_same_reason(client, cast, proposal):
    form = documents.opinion_forms(proposal, raters(proposal), "https://portal/")[0]
    printed = render_to_string("print/proposals/opinion_form.html", form)
    client.force_login(cast.li)
    page = client.get(reverse("proposals:key_in", args=[proposal.code])).content.decode()

    assert "评为“不满意”的，请写明理由。" in printed
    assert "选“不满意”的，请写明理由。" in page
    assert printed.count("<th>理由、意见</th>") == 1 and "理由、意见" in page
    assert "落实情况" not in printed
