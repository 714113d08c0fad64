"""``/healthz``: for the machine that watches us; 503 names what is wrong."""

from datetime import timedelta

from django.db.models import Max
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congress.accounts.models import User
from congress.accounts.sealing import Unreadable, open_sealed
from congress.health import probes
from congress.notices.models import Notice
from congress.notices.queries import blocked_gateways
from congress.printing import fonts as printing_fonts
from congress.workdays.models import YearNotice

OLDEST_NOTICE = timedelta(minutes=10)


def oldest_notice():
    posted_at = (
        Notice.objects.filter(delivered_at=None).order_by("posted_at").values_list("posted_at", flat=True)
    ).first()
    if posted_at is None:
        return True, "none waits"
    age = timezone.now() - posted_at
    return age <= OLDEST_NOTICE, f"{age.total_seconds():.0f} s"


def channels():
    """Messages that wait for a way out of the house that is switched off or does not answer."""
    rows = [f"{row.channel} {'silent' if row.is_active else 'off'}: {row.waiting} wait" for row in blocked_gateways()]
    return not rows, ", ".join(rows) or "none is blocked"


def calendar():
    confirmed = YearNotice.objects.filter(status=YearNotice.Status.CONFIRMED)
    last = confirmed.aggregate(last=Max("year"))["last"]
    return bool(last and last >= timezone.localdate().year), f"loaded to {last}"


def keys():
    """Whether the keys of this machine open what lies sealed; a database brought from another one may need its own."""
    sealed = User.objects.exclude(phone="").order_by("-pk").values_list("phone", flat=True).first()
    try:
        return True, "open" if sealed and open_sealed(sealed) else "nothing is sealed"
    except Unreadable:
        return False, "do not open what is sealed"


def fonts():
    problem = printing_fonts.problem()
    return not problem, problem or "ready"


PROBES = [
    probes.database,
    probes.broker,
    probes.beat,
    probes.worker,
    probes.tasks,
    oldest_notice,
    channels,
    calendar,
    fonts,
    keys,
]


@require_safe
@never_cache
def healthz(request):
    """All probes, or those named by ``?only=database,broker``."""
    wanted = request.GET.get("only", "").split(",")
    chosen = [probe for probe in PROBES if probe.__name__ in wanted] or PROBES
    well, found = probes.ask(chosen)
    answer = {"status": "ok" if well else "failing", **found}
    return JsonResponse(answer, status=200 if well else 503)
