"""Telephone numbers and addresses are sealed in the database, and nothing else changes."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import FieldError, ValidationError
from django.core.management import call_command
from django.db import connection

from congress import settings as house
from congress.accounts.models import Role, User
from congress.accounts.sealed import SealedCharField, reseal, seal_clear_rows
from congress.accounts.sealing import Unreadable, newest_key
from congress.audit.models import AuditChange
from congress.notices.models import Gateway
from deputies.models import Deputy
from proposals.models import Proposal
from tests import make
from tests.congress.accounts_cast import code, enter, person, with_totp
from tests.world import PHONE

pytestmark = pytest.mark.django_db
CALLS = re.compile(r"(?<!def )\bseal\(")
STREET = "望川区河堤路一号"


def stored(model, column, pk):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{model._meta.db_table}" WHERE id = %s', [pk])
        return cursor.fetchone()[0]


def write_clear(deputy, phone):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE deputies_deputy SET phone = %s WHERE id = %s", [phone, deputy.pk])


def test_a_number_is_plain_in_python_and_sealed_in_the_database():
    deputy = make.deputy(phone=PHONE, address=STREET)
    kept = Deputy.objects.get(pk=deputy.pk)
    assert (kept.phone, kept.address, kept.masked_phone) == (PHONE, STREET, "139****1111")
    assert re.fullmatch(rf"sm4gcm\${newest_key()}\$[A-Za-z0-9+/=]+", stored(Deputy, "phone", deputy.pk))
    assert stored(Deputy, "phone", make.deputy().pk) == ""


def test_the_whole_number_can_be_asked_for_and_a_part_cannot():
    deputy = make.deputy(phone=PHONE)
    make.deputy(phone="13900002222")
    assert Deputy.objects.get(phone=PHONE) == deputy
    with pytest.raises(FieldError):
        Deputy.objects.filter(phone__contains="1390")


def test_saving_again_changes_nothing_and_the_log_keeps_the_secret():
    deputy = make.deputy(phone=PHONE)
    before = stored(Deputy, "phone", deputy.pk)
    Deputy.objects.get(pk=deputy.pk).save()
    assert stored(Deputy, "phone", deputy.pk) == before
    deputy.phone = "13900002222"
    deputy.save()
    changes = AuditChange.objects.filter(table="deputies_deputy").order_by("pk").values_list("diff", flat=True)
    assert [diff["phone"] for diff in changes if "phone" in diff] == ["***", "***"]


def test_a_text_that_looks_sealed_is_only_a_text():
    deputy = make.deputy(address="sm4gcm$aaaaaaaa$AAAA")
    assert Deputy.objects.get(pk=deputy.pk).address == "sm4gcm$aaaaaaaa$AAAA"


def test_a_changed_value_is_refused_not_misread():
    deputy = make.deputy(phone=PHONE)
    value = stored(Deputy, "phone", deputy.pk)
    write_clear(deputy, value[:-3] + ("B" if value[-3] == "A" else "A") + value[-2:])
    with pytest.raises(Unreadable):
        assert Deputy.objects.get(pk=deputy.pk).phone


def test_the_length_of_the_plain_text_counts():
    with pytest.raises(ValidationError):
        Deputy(name="张三", phone="1" * 21).full_clean()
    Deputy(name="张三", phone="1" * 20).full_clean()


def test_rows_from_before_are_read_and_then_sealed():
    deputy = make.deputy()
    write_clear(deputy, PHONE)
    assert Deputy.objects.get(pk=deputy.pk).phone == PHONE

    class Apps:
        get_model = staticmethod(lambda app, name: Deputy)

    seal_clear_rows("deputies", "Deputy")(Apps, None)
    assert stored(Deputy, "phone", deputy.pk).startswith("sm4gcm$")
    assert Deputy.objects.get(pk=deputy.pk).phone == PHONE
    assert reseal(Deputy) == 0


def test_keys_are_changed_by_one_command(settings, client):
    settings.FIELD_KEYS = ["old"]
    secret = with_totp(person("li", Role.COORDINATOR, phone=PHONE))
    deputy = make.deputy(phone=PHONE, address=STREET)
    make.proposal(lead=deputy, phone=PHONE)
    gateway = Gateway(channel="email", name="邮件")
    gateway.keep_secrets(token="t")
    gateway.save()

    settings.FIELD_KEYS = ["new", "old"]
    said = StringIO()
    call_command("rotate_keys", stdout=said)

    settings.FIELD_KEYS = ["new"]
    assert said.getvalue().split() == [
        "mfa.authenticator", "1", "surveys.boxkey", "0", "notices.gateway", "1", "accounts.user", "1", "notices.delivery", "0",
        "imports.importjob", "0", "imports.importrow", "0",
        "deputies.deputy", "1", "proposals.proposal", "1", "supervision.reviewrequest", "0", "supervision.idea", "0",
        "supervision.commissionmaterial", "0", "supervision.expert", "0", "meetings.participant", "0", "meetings.observer", "0",
    ]  # fmt: skip
    assert Gateway.objects.get().secrets == {"token": "t"}
    assert {User.objects.get(username="li").phone, Deputy.objects.get().phone, Proposal.objects.get().phone} == {PHONE}
    enter(client, "li")
    assert client.post("/accounts/sign-in/code/", {"code": code(secret)}).status_code == 302


def test_who_seals_by_hand_is_known_to_the_change_of_keys():
    """A new place needs a line in SECRETS of the command, or its secrets are lost with the old key."""
    root = Path(house.BASE_DIR)
    found = {str(path.relative_to(root)) for path in root.glob("congress/**/*.py") if CALLS.search(path.read_text())}
    named = ("congress/accounts/", "congress/portal/demo/", "congress/portal/management/")
    assert sorted(path for path in found if not path.startswith(named)) == [
        "congress/notices/migrations/0005_seal_fixed_fields.py",  # into the column of the next
        "congress/notices/models/gateways.py",
        "congress/surveys/box.py",
    ]


def test_the_key_made_of_the_secret_key_outlives_the_first_own_key(settings):
    settings.FIELD_KEYS = []
    deputy = make.deputy(phone=PHONE)
    settings.FIELD_KEYS = ["first own key"]
    assert Deputy.objects.get(pk=deputy.pk).phone == PHONE
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "fresh", [settings.SECRET_KEY]
    assert Deputy.objects.get(pk=deputy.pk).phone == PHONE


def test_ten_thousand_rows_are_resealed_and_none_is_lost(settings):
    settings.FIELD_KEYS = ["old"]
    Deputy.objects.bulk_create(Deputy(name="张三", phone=f"139{n:08}") for n in range(10_000))
    settings.FIELD_KEYS = ["new", "old"]
    assert reseal(Deputy) == 10_000
    settings.FIELD_KEYS = ["new"]
    found = Deputy.objects.order_by("pk").iterator()
    assert all(deputy.phone == f"139{n:08}" for n, deputy in enumerate(found))


def test_no_number_or_address_lies_in_clear_anywhere_in_the_database(world):
    """Every table of a district with cases at every stage, as a dump would hold it."""
    clear = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE ANY(%s)', [[f"%{PHONE}%", f"%{STREET}%"]]
            )
            clear += [table] * cursor.fetchone()[0]
    assert clear == []
    assert world.cast.zhang.phone == PHONE


def test_every_private_number_of_the_house_is_a_sealed_one():
    named = {
        (model._meta.label_lower, field.name): isinstance(field, SealedCharField)
        for model in (User, Deputy, Proposal)
        for field in model._meta.concrete_fields
        if field.name in ("phone", "address")
    }
    assert named and all(named.values())
