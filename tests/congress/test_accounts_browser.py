"""Signing in, accounts, the log and the pages of errors in a real browser: nothing axe finds, nothing too wide."""

import pytest

from congress.accounts.models import Role, User
from tests import make
from tests.browser import reads_well

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = {
    None: ("/accounts/sign-in/", "/feeds/no/body.ics"),
    Role.COORDINATOR: (
        "/accounts/password/", "/accounts/me/", "/accounts/sessions/", "/accounts/second-factor/",
        "/accounts/second-factor/set-up/", "/notices/", "/search/?q=河堤", "/nowhere/", "/audit/",
    ),
    Role.SYSTEM_ADMIN: ("/accounts/", "/accounts/new/", "/accounts/{person}/", "/accounts/{person}/propose/"),
    Role.SECURITY_ADMIN: ("/accounts/locks/", "/accounts/{person}/"),
    Role.AUDIT_ADMIN: ("/audit/", "/audit/changes/"),
}  # fmt: skip


@pytest.mark.parametrize("role", PAGES, ids=lambda role: role or "anonymous")
def test_every_page_fits_and_has_no_barrier(live_server, page, signed_in, axe, cast, role):
    if role:
        person = make.user(role, cast.office, name="试用")
        person.set_password("a long first word")
        person.save()
        signed_in(page, person)
    for address in PAGES[role]:
        answer = page.goto(address.format(person=User.objects.get(name="王强").pk))
        assert answer.status in ((404,) if "/no" in address and "notices" not in address else (200, 403)), address
        reads_well(page, axe, f"accounts-{role or 'anonymous'}-{address.strip('/').replace('/', '-')[:30]}")
