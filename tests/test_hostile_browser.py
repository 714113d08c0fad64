"""Markup that people type stays text in a real browser: no dialog, no node of its own, nothing for the policy to stop."""

import pytest

from congress.notices.models import Notice
from congress.organs.models import Unit
from deputies.models import Deputy
from proposals import actions
from proposals.models import Contact, Proposal, ProposalEntry, Purpose, Reply
from tests.browser import picture, visit
from tests.proposals import road
from tests.world import stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>"
SHORT = "<svg onload=alert(1)>堤"
WATCH = """
addEventListener("securitypolicyviolation", event => { (window.stopped ||= []).push(event.violatedDirective) });
"""
LEFT = """() => ({
  stopped: window.stopped || [],
  scripts: [...document.scripts].filter(each => !each.src).length,
  nodes: document.querySelectorAll("img[src='x'], svg[onload], iframe, object, embed").length,
  handlers: [...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).length,
})"""
CLEAN = {"stopped": [], "scripts": 0, "nodes": 0, "handlers": 0}
SHOWS = ("{case}", "/proposals/", "/proposals/mine/", "/notices/")
READERS = {
    "li": ("/", "/proposals/", "/proposals/?q=onerror", "{case}", "/notices/", "/search/?q=onload", "/deputies/", "/units/",
           "/deputies/{deputy}/", "/dossiers/{deputy}/suggestions/", "/units/{unit}/", "/units/{unit}/split/", "/handover/"),
    "wang": ("/", "/proposals/inbox/", "{case}", "{share}compose/", "/notices/"),
    "zhang": ("/", "/proposals/mine/", "{case}", "{case}rate/", "/proposals/draft/", "/notices/"),
}  # fmt: skip


def hostile(cast):
    """A case walked to the letter, and then every text of it and around it is markup."""
    share = road.composed(cast)
    actions.contact(
        share, by=cast.wang, stage="during", form="site", on=share.sent_on, people="x", content="y", files=[]
    )
    actions.attach(
        share.proposal, stored(MARKUP[:50] + ".pdf", cast.zhang.user), purpose=Purpose.MATERIAL, by=cast.zhang.user
    )
    share.refresh_from_db()
    actions.issue(actions.sign_off(actions.present(share, by=cast.wang), by=cast.chen), by=cast.li)
    case = Proposal.objects.filter(pk=share.proposal_id)
    case.update(title=MARKUP, reason=MARKUP, request=MARKUP, proposer=SHORT, number=SHORT[:20], address=MARKUP)
    case.get().demands.update(text=MARKUP)
    Reply.objects.update(opening=MARKUP, closing=MARKUP, contact_name=SHORT, contact_phone=SHORT)
    Reply.objects.get().answers.update(text=MARKUP)
    Contact.objects.update(people=SHORT, content=MARKUP)
    Deputy.objects.filter(pk=cast.zhang.pk).update(name=SHORT, employer=MARKUP)
    Unit.objects.filter(pk=cast.water.pk).update(name=MARKUP, short_name=SHORT)
    type(cast.wang).objects.filter(pk=cast.wang.pk).update(name=SHORT)
    Notice.objects.update(text=MARKUP)
    ProposalEntry.objects.bulk_create([
        ProposalEntry(proposal=case.get(), seq=1000, step="contact", label=SHORT, by=cast.wang, note=MARKUP, facts={"x": MARKUP})
    ])  # fmt: skip
    return case.get(), share


@pytest.mark.parametrize("who", READERS)
def test_markup_is_read_as_text_by_everybody(live_server, page, signed_in, cast, settings, tmp_path, who):
    settings.MEDIA_ROOT = tmp_path
    case, share = hostile(cast)
    reader = {"li": cast.li, "wang": cast.wang, "zhang": cast.zhang.user}[who]
    dialogs, errors = [], []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    page.add_init_script(WATCH)
    signed_in(page, reader)
    place = {"case": f"/proposals/{case.code}/", "share": f"/proposals/{case.code}/handlings/{share.pk}/",
             "deputy": cast.zhang.pk, "unit": cast.water.pk}  # fmt: skip
    for address in READERS[who]:
        answer = page.goto(address.format(**place))
        assert answer.status in (200, 409), address
        page.wait_for_load_state("networkidle")
        assert page.evaluate(LEFT) == CLEAN, address
        picture(page, f"hostile-{who}-{address.strip('/').replace('/', '-')[:20] or 'home'}")
        if address in SHOWS:
            assert "onerror=alert(1)" in page.inner_text("main"), address  # the trap was laid
    assert (dialogs, errors) == ([], [])


def test_what_the_scripts_draw_while_one_types_is_text_too(live_server, page, signed_in, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    hostile(cast)
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.add_init_script(WATCH)
    signed_in(page, cast.li)
    visit(page, "/search/")
    page.locator("input[name=q]").last.press_sequentially("onerror", delay=20)
    page.wait_for_timeout(800)
    assert page.evaluate(LEFT) == CLEAN
    visit(page, f"/proposals/?q={MARKUP[:20]}")
    assert page.evaluate(LEFT) == CLEAN and dialogs == []
    visit(signed_in(page, cast.zhang.user), "/proposals/draft/")
    page.fill("[name=title]", MARKUP)
    page.fill("[name=reason]", MARKUP)
    page.wait_for_timeout(1200)
    assert page.evaluate(LEFT) == CLEAN and dialogs == []
