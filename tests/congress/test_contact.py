"""更正联系方式: what did not reach a person goes out again, to where the person is."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from congress.accounts.models import Role
from congress.audit.models import AuditChange, SecurityEvent
from congress.notices.delivery import deliver_all
from congress.notices.models import Delivery, Notice
from congress.notices.sending import send_all
from congress.portal.actions.contact import correct_contact
from tests import make
from tests.browser import reads_well, visit
from tests.congress.notice_cast import TUESDAY, mail_gateway, notice, reachable, states
from tests.postbox import MailSink, serving


@pytest.fixture
def admin(db):
    return make.user(Role.SYSTEM_ADMIN, make.unit("区人大信息中心"), name="系统管理员")


@pytest.fixture
def wang(admin):
    """Two letters to him have failed; a third is in doubt."""
    person = reachable("王强", email="wnag@example.com", phone="13900001111")
    with serving(MailSink()) as sink, time_machine.travel(TUESDAY, tick=False):
        mail_gateway(sink)
        sink.orders[person.email] = ("rcpt", "550 no such user")
        for _ in range(3):
            notice(person)
        deliver_all()
        send_all()
    Delivery.objects.filter(pk=Delivery.objects.first().pk).update(state="unknown")
    return person


def address(person):
    return f"/people/{person.pk}/contact/"


def test_the_administrator_corrects_an_address_and_what_failed_goes_out_again(client, admin, wang):
    client.force_login(admin)
    assert address(wang) in client.get(f"/outbox/{Delivery.objects.last().pk}/").content.decode()
    asked = client.get(address(wang)).content.decode()
    assert "没有送达的 2 件通知" in asked and "13900001111" not in asked and "139****1111" in asked

    done = client.post(address(wang), {"email": "wang@example.com", "resend": "on"}, follow=True).content.decode()
    assert "已更正王强的电子邮箱，并告知本人。重新发送 2 件。" in done
    wang.refresh_from_db()
    assert (wang.email, wang.phone) == ("wang@example.com", "13900001111"), "an empty number leaves the old one"
    assert states() == ["waiting", "waiting", "unknown"]
    assert {row.recipient for row in Delivery.objects.filter(state="waiting")} == {"wang@example.com"}
    assert "您登记的电子邮箱已由系统管理员更正" in Notice.objects.get(to=wang, kind="account_contact").text
    said = SecurityEvent.objects.get(kind="account_changed")
    assert said.facts["what"] == "电子邮箱" and "wang@" not in f"{said.facts}{list(AuditChange.objects.values())}"


@pytest.mark.parametrize(
    ("given", "phone", "says"),
    [
        ({"phone": "138 0000-2222"}, "13800002222", "已更正王强的手机"),
        ({"no_phone": "on"}, "", "已更正王强的手机"),
        ({}, "13900001111", "没有改动"),
        ({"phone": "13800002222", "no_phone": "on"}, "13900001111", "就不能同时删去"),
        ({"phone": "住建局"}, "13900001111", "请填写电话号码"),
    ],
)
def test_a_number_is_replaced_deleted_or_left(client, admin, wang, given, phone, says):
    client.force_login(admin)
    told = client.post(address(wang), {"email": wang.email, **given}, follow=True).content.decode()
    wang.refresh_from_db()
    assert wang.phone == phone and says in told
    assert states() == ["dead", "dead", "unknown"] and Notice.objects.filter(kind="account_contact").count() == (
        "已更正" in says
    )


def test_nobody_else_touches_it_and_the_office_is_told_whom_to_ask(client, admin, wang):
    li = make.user(Role.COORDINATOR, make.unit("区人大代表工委"))
    client.force_login(li)
    assert client.post(address(wang), {"email": "li@example.com"}).status_code == 403
    with pytest.raises(PermissionDenied):
        correct_contact(wang, by=li, phone="", email="li@example.com")
    page = client.get(f"/outbox/{Delivery.objects.last().pk}/").content.decode()
    assert "请系统管理员在账号里更正联系方式" in page and address(wang) not in page


@pytest.mark.browser
def test_the_page_reads_well(transactional_db, live_server, page, signed_in, axe, admin, wang):
    signed_in(page, admin)
    visit(page, address(wang))
    reads_well(page, axe, "contact")
