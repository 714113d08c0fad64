"""A person's telephone or mail address was wrong: put right, told to the person, and what failed goes out again."""

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import now

from congress.accounts.actions import change_contact
from congress.notices.actions import send_again
from congress.notices.models import Delivery
from congress.notices.models.deliveries import State
from congress.notices.outbox import post


def undelivered(person):
    """What is in doubt is not among it: whether that goes out again is decided one by one."""
    return Delivery.objects.filter(person=person, state=State.DEAD)


@transaction.atomic
def correct_contact(person, *, by, phone: str, email: str, resend: bool = False, request=None) -> tuple[list[str], int]:
    """更正联系方式: what was changed, and how many messages go out again."""
    changed = change_contact(person, by=by, phone=phone, email=email, request=request)
    person.refresh_from_db()
    if changed:
        post(
            "account_contact", to=[person], about=person, once=f"{person.pk}:{now():%Y%m%d%H%M%S%f}",
            link=reverse("accounts:profile"), what="、".join(changed), by=by.name,
        )  # fmt: skip
    failed = list(undelivered(person).values_list("pk", flat=True)) if changed and resend else []
    return changed, send_again(failed, by=by, request=request)
