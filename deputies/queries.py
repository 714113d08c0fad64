"""Reading the roster."""

from datetime import date

from django.db.models import Prefetch

from deputies.models import Deputy, Level, Mandate


def deputy_of(user) -> Deputy | None:
    """The deputy this account belongs to."""
    return Deputy.objects.filter(user=user).first()


def serving(today: date, level: str = Level.DISTRICT):
    """Deputies whose mandate runs today, each with ``mandate_now`` (a list of at most one)."""
    now = Mandate.objects.in_force(today).filter(level=level).select_related("delegation", "term")
    return (
        Deputy.objects.filter(pk__in=now.values("deputy"))
        .prefetch_related(Prefetch("mandates", queryset=now, to_attr="mandate_now"))
        .order_by("name_key", "pk")
    )


def mandate_on(deputy: Deputy, day: date, level: str = Level.DISTRICT) -> Mandate | None:
    """The seat this deputy held on that day."""
    return (
        deputy.mandates.in_force(day).filter(level=level).select_related("delegation", "term", "constituency").first()
    )
