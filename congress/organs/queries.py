"""Finding units and terms."""

from datetime import date

from congress.organs.models import CongressSession, Term


def current_term(today: date) -> Term | None:
    return Term.objects.filter(starts_on__lte=today).order_by("-starts_on").first()


def latest_session(today: date) -> CongressSession | None:
    return CongressSession.objects.select_related("term").filter(opens_on__lte=today).order_by("-opens_on").first()


def in_session(today: date) -> CongressSession | None:
    """The session being held on this day, if any."""
    session = latest_session(today)
    return session if session and session.sits_on(today) else None
