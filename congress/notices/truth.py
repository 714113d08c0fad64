"""Whether a notice still says the truth, asked again in the moment before it goes out."""

import logging
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.utils.timezone import now

from congress.notices.kinds import kind_of
from congress.notices.models import Notice

logger = logging.getLogger(__name__)


def untrue(notices: Iterable[Notice]) -> dict[int, str]:
    """{pk: why} of those that no longer hold. Each kind is asked once for all of its notices."""
    found: dict[int, str] = {}
    by_kind: dict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        if not notice.to.is_active:
            found[notice.pk] = "收件人的账号已停用"
        else:
            by_kind[notice.kind].append(notice)
    for code, some in by_kind.items():
        found |= _asked(code, some)
    return found


def _asked(code, some) -> dict[int, str]:
    """A question that fails must not keep every other notice in the house; its own go out as they are."""
    question = kind_of(code).still_true
    if question is None:
        return {}
    try:
        with transaction.atomic():  # a refusal of the database ends here, and not the whole batch with it
            return {pk: why[:200] for pk, why in question(some).items()}
    except Exception:
        logger.exception("cannot ask whether notices of kind %s still hold", code)
        return {}


def withdraw(why: dict[int, str]) -> None:
    """Out of the inbox too, unless it was read: what a person has seen stays where they saw it."""
    if why:
        moment = now()
        rows = [Notice(pk=pk, withdrawn_at=moment, withdrawn_why=reason) for pk, reason in why.items()]
        Notice.objects.filter(read_at=None).bulk_update(rows, ["withdrawn_at", "withdrawn_why"])
