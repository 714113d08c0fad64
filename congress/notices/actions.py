from django.utils.timezone import now

from congress.notices import queries
from congress.notices.models import Notice


def read(notice: Notice) -> None:
    """已读; the first time counts."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=now())


def read_all(user, *, upto: int) -> int:
    """全部已读: those the person could see, not one that arrived while the page was open."""
    return queries.unread(user).filter(pk__lte=upto).update(read_at=now())
