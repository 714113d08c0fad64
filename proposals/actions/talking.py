"""沟通 and 会办: what units and deputies say to one another before the reply."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

from congress.workflow.flow import TooLate
from congress.workflow.wanted import want_past
from proposals import deadlines, notices
from proposals.actions.attaching import attach
from proposals.flow import HANDLING
from proposals.models import Advice, Contact, Handling, Purpose


def contact(handling, *, by, stage, form, on, people, content, view="", place="", files=()) -> Contact:
    """记录沟通: the unit writes down how and when it spoke with the deputy, and what the deputy said."""
    want_past("沟通日期", on=on)
    with HANDLING.take("contact", handling, by=by) as (handling, facts):
        said = {"stage": stage, "form": form, "on": on, "place": place, "people": people, "content": content}
        said |= {"view": view}
        waiting = handling.contacts.filter(recorded_by=by, verdict=Contact.Verdict.PENDING)
        if waiting.filter(**said).exists():  # the button was pressed twice
            raise TooLate(handling, HANDLING.steps["contact"], "这次沟通已经记录过，一字不差。")
        record = Contact.objects.create(handling=handling, recorded_by=by, **said)
        for stored in files:
            attach(handling.proposal, stored, purpose=Purpose.CONTACT, by=by, handling=handling)
        deadlines.meet(handling.proposal, "contact.first", handling=handling)
        facts.update(
            contact=record.pk, stage=record.get_stage_display(), form=record.get_form_display(),
            on=on.isoformat(), place=place, people=people,
        )  # fmt: skip
        notices.contacted(record)
    return record


def confirm(record: Contact, *, by, took_place: bool, note="") -> Contact:
    """核实沟通: the deputy says in one tap whether it was so."""
    with HANDLING.take("confirm", record.handling, by=by, note=note) as (handling, facts):
        record = Contact.objects.select_for_update().select_related("handling__unit").get(pk=record.pk)
        if record.verdict != Contact.Verdict.PENDING:
            raise ValidationError("这条沟通记录已经核实过。")
        record.verdict = Contact.Verdict.CONFIRMED if took_place else Contact.Verdict.DENIED
        record.verdict_note, record.verdict_by, record.verdict_at = note, by, now()
        record.save()
        record.handling = handling
        facts.update(contact=record.pk, verdict=record.get_verdict_display())
        if not took_place:
            notices.contact_denied(record)
    return record


def advise(handling, *, by, text, contact_name="", contact_phone="", files=()) -> Handling:
    """提交会办意见: the assisting unit gives the lead unit its opinion."""
    with HANDLING.take("advise", handling, by=by) as (handling, facts):
        said = {"text": text, "contact_name": contact_name, "contact_phone": contact_phone}
        said |= {"given_by": by, "given_at": now()}
        Advice.objects.update_or_create(handling=handling, defaults=said)
        for stored in files:
            attach(handling.proposal, stored, purpose=Purpose.ADVICE, by=by, handling=handling)
        handling.done_on = localdate()
        deadlines.meet(handling.proposal, "assist.opinion", "assist.redo", handling=handling)
        deadlines.void(handling.proposal, "assignment.return", "contact.first", handling=handling)
        facts.update(unit=handling.unit.name)
        notices.advised(handling)
    return handling
