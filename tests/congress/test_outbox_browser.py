"""The outbox and its neighbours in a real browser: nothing axe finds, nothing wider than the window."""

import pytest

from congress.notices.delivery import deliver_all
from congress.notices.models import Delivery, Gateway
from tests import make
from tests.browser import overflow, picture, reads_well, turn
from tests.congress.notice_cast import mail_gateway, notice, reachable, robot
from tests.postbox import HttpSink, MailSink

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFICE = {
    "outbox": "/outbox/",
    "outbox-detail": "/outbox/{delivery}/",
    "outbox-texts": "/outbox/texts/",
    "outbox-text": "/outbox/texts/proposal_replied/",
    "outbox-letters": "/outbox/letters/",
    "outbox-letter": "/outbox/letters/new/",
    "notice-preferences": "/notices/preferences/",
}
MACHINE = {
    "channels": "/outbox/channels/",
    "channel-mail": "/outbox/channels/{gateway}/",
    "channel-sms": "/outbox/channels/new/sms/",
    "channel-robot": "/outbox/channels/new/dingtalk/",
}


def filled(cast):
    sink, web = MailSink(), HttpSink()
    gateway = mail_gateway(sink)
    robot(web, unit=cast.water)
    for state, error in (("dead", "550 5.1.1 no such user"), ("unknown", "信已交出，没有等到回答"), ("sent", "250 ok")):
        notice(reachable("王小明"))
        deliver_all()
        Delivery.objects.filter(state="waiting").update(state=state, last_error=error, attempts=1)
    notice(reachable("周代表"))
    deliver_all()
    Gateway.objects.filter(pk=gateway.pk).update(failures=2, last_error="连接 smtp.example.com 失败：timed out")
    sink.server_close(), web.server_close()
    return {"gateway": gateway.pk, "delivery": Delivery.objects.get(state="unknown").pk}


def test_every_page_fits_and_is_accessible(live_server, page, signed_in, axe, cast):
    at = filled(cast)
    machine = make.user("system_admin", cast.office)
    for person, pages in ((cast.li, OFFICE), (machine, MACHINE)):
        signed_in(page, person)
        for name, address in pages.items():
            page.goto(address.format(**at))
            reads_well(page, axe, name)


def test_the_office_writes_to_all_deputies(live_server, page, signed_in, axe, cast):
    signed_in(page, cast.li)
    page.goto("/outbox/letters/new/")
    page.get_by_label("全体在任代表").check()
    page.get_by_label("标题").fill("关于报送履职情况的通知")
    page.locator("#id_text").fill("请于六月底前报送上半年履职情况。")
    turn(page, page.get_by_role("button", name="预览"))
    picture(page, "outbox-letter-confirm")
    axe(page)
    assert overflow(page) == 0
    page.get_by_role("button", name="发给").click()
    page.get_by_text("已发给").wait_for()
    picture(page, "outbox-letters-sent")


def test_what_failed_is_sent_again_after_a_question(live_server, page, signed_in, axe, cast):
    filled(cast)
    signed_in(page, cast.li)
    page.goto("/outbox/?state=trouble")
    for box in page.locator("input[name=pick]").all():
        box.check()
    turn(page, page.get_by_role("button", name="重新发送"))
    picture(page, "outbox-settle")
    axe(page)
    page.get_by_role("button", name="重新发送 2 件").click()
    page.get_by_text("重新发送 2 件。").wait_for()
    assert Delivery.objects.filter(state="waiting").count() == 3
