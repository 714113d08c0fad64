"""任免材料 become papers of the item that brings the motion before the meeting, for its members (law.md §8.3)."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.files.intake import intake
from congress.printing import pdf
from meetings.actions.papers import add_paper
from meetings.documents import appointments as sheet
from meetings.documents.exam import mark_sheet
from meetings.models import AppointmentPaperKind as P
from meetings.models import Item, Paper, PaperKind
from meetings.queries.appointments import at_meeting

# Which paper of a motion becomes which paper of the meeting. All are 保密: whoever is not a member learns of no
# candidate before the vote; and all go back after it.
LENT = {
    P.LETTER: PaperKind.MOTION,
    P.EXPLANATION: PaperKind.EXPLANATION,
    P.ASSESSMENT: PaperKind.ASSESSMENT,
    P.STATEMENT: PaperKind.STATEMENT,
}


def lend(item: Item, *, by) -> list[Paper]:
    """取用任免材料: those of the people who go before the meeting, and the sheet of who they are, once each."""
    lines = list(at_meeting(item.appointment))
    there = set(item.papers.values_list("versions__file", flat=True))
    going = {None, *(line.pk for line in lines)}
    wanted = item.appointment.papers.filter(kind__in=LENT).select_related("file", "line__official")
    made = [
        add_paper(item, by=by, file=paper.file, title=_title(paper), **_flags(LENT[paper.kind]))
        for paper in wanted
        if paper.line_id in going and paper.file_id not in there
    ]
    standing = set(item.papers.filter(withdrawn_at=None).values_list("kind", flat=True))
    if lines and PaperKind.NOMINEES not in standing:
        made.append(_drawn(item, PaperKind.NOMINEES, "appointment_sheet", sheet.persons(item.appointment, lines), by))
    examined = [line for line in lines if line.is_appointing and line.exam]
    if examined and PaperKind.EXAM not in standing:  # 会议要印发法律考试成绩 (law.md §8.3)
        made.append(_drawn(item, PaperKind.EXAM, "mark_sheet", mark_sheet(item.appointment, examined), by))
    if not made:
        raise ValidationError("任免案没有新的材料可以取用。")
    return made


def _title(paper) -> str:
    return f"{paper.get_kind_display()}（{paper.line.official.name}）" if paper.line else paper.get_kind_display()


def _flags(kind: str) -> dict:
    return {"kind": kind, "take_back": True, "confidential": True, "publishable": False}


def _drawn(item: Item, kind: str, page: str, context: dict, by) -> Paper:
    """A sheet of those who go before the meeting, as it stands today."""
    data = pdf.render(f"meetings/{page}.html", context, title=context["title"])
    stored = intake(SimpleUploadedFile(f"{context['title']}.pdf", data, "application/pdf"), by=by)
    return add_paper(item, by=by, file=stored, title=context["title"], **_flags(kind))
