"""Giving out official numbers: gapless, unique, never twice, however many ask at once."""

from django.db import transaction

from congress.numbering.models import Number, Series


def issue(key: str, *, label: str, template: str, about: str) -> Number:
    """The next number of the series ``key``; ``template`` puts ``{n}`` into its official form.

    The counter row is locked until the caller's transaction ends, so a rolled back step gives its number back
    and no gap appears. Call it last in the transaction to hold the lock shortly.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("numbers are given out inside the transaction that uses them")
    counters = Series.objects.select_for_update()
    series = counters.filter(key=key).first()
    if series is None:  # two may make it at once; one of them does
        series = counters.get(pk=Series.objects.get_or_create(key=key, defaults={"label": label})[0].pk)
    series.last += 1
    series.save(update_fields=["last"])
    return Number.objects.create(series=series, value=series.last, text=template.format(n=series.last), about=about)


def take(key: str, value: int, *, label: str, text: str, about: str) -> Number:
    """Record a number that was given on paper before the portal; the counter never falls behind it.

    Raises django.db.IntegrityError when the series already holds this number.
    """
    with transaction.atomic():
        series, _ = Series.objects.get_or_create(key=key, defaults={"label": label})
        series = Series.objects.select_for_update().get(pk=series.pk)
        number = Number.objects.create(series=series, value=value, text=text, about=about)
        Series.objects.filter(pk=series.pk, last__lt=value).update(last=value)
    return number
