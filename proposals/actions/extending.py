"""延期: asked by the answering unit before its day, ruled by the office, told to the deputies."""

from django.core.exceptions import ValidationError
from django.utils.timezone import now

from congress.rulebook.book import setting
from congress.workflow.wanted import want_words
from proposals import deadlines, notices
from proposals.flow import HANDLING
from proposals.models import Extension, Handling, Ruling


def ask_extension(handling, *, by, reason, months) -> Extension:
    """申请延期: where the district asks for no consent (§12 #3), the asking is enough and the office is told."""
    want_words("请写明延期的理由。", reason=reason)
    with HANDLING.take("ask_extension", handling, by=by) as (handling, facts):
        wanted = _longer(handling, months)
        extension = Extension(handling=handling, reason=reason, asked_by=by, months=months, new_due_on=wanted.due_on)
        extension.old_due_on = deadlines.running(handling.proposal, "proposal.reply", handling=handling).get().due_on
        extension.save()
        facts.update(unit=handling.unit.name, **_dates(extension), reason=reason)
        if setting("proposal.extension_needs_consent"):
            notices.extension_asked(extension)
        else:
            facts["agreed"] = True
            grant(extension, None)
    return extension


def rule_extension(handling, *, by, agreed: bool, months=None, note="") -> Extension:
    """审批延期: agreed, perhaps to an earlier day than was asked for; or refused with the reason, and the day stays."""
    if not agreed and not note.strip():
        raise ValidationError({"note": "请写明不同意的理由。"})
    with HANDLING.take("rule_extension", handling, by=by, note=note) as (handling, facts):
        extension = handling.extensions.select_related("asked_by").get(ruling=Ruling.PENDING)
        extension.handling, extension.ruling_note = handling, note
        if agreed:
            extension.months = months or extension.months
            _longer(handling, extension.months)
            grant(extension, by)
        else:
            extension.ruling, extension.ruled_by, extension.ruled_at = Ruling.REFUSED, by, now()
            extension.save()
        facts.update(unit=handling.unit.name, agreed=agreed, **_dates(extension))
        notices.extension_ruled(extension)
    return extension


def _longer(handling: Handling, months: int):
    found = [clock for clock in deadlines.extensions_open_to(handling) if clock.rule["value"] == months]
    if not found:
        raise ValidationError({"months": "延期最长到自交办之日起六个月（代表法第五十一条），请另选日期。"})
    return found[0]


def grant(extension: Extension, by) -> None:
    """The longer limit begins and the deputies learn of it; called within a step."""
    handling = extension.handling
    extension.old_due_on, clock = deadlines.extend(handling, extension.months)
    extension.new_due_on = clock.due_on
    extension.ruling, extension.ruled_by, extension.ruled_at = Ruling.AGREED, by, now()
    extension.save()
    deadlines.refresh(handling.proposal)
    if setting("proposal.extension_tells_deputy"):
        notices.extended(extension)


def _dates(extension: Extension) -> dict:
    return {"old": extension.old_due_on.isoformat(), "new": extension.new_due_on.isoformat()}
