"""编制文件汇编: asked by the office, made by the worker from parts that are kept, stored as an edition for ever."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db.models import Max

from congress.files.models import StoredFile
from congress.printing import pdf
from congress.work.actions import ask
from congress.work.engine import Made, Progress, Refused
from congress.work.models import UNDERWAY, Work
from meetings.documents import packets as documents
from meetings.models import AgendaVersion, Packet
from meetings.queries.packets import packets_of
from meetings.rules import is_officer

KIND = "meeting_packet"
MASTER = "底本"  # across confidential papers of the stored file, where personal copies carry a name


class AlreadyMade(ValidationError):
    """The same was made before; ``packet`` is the edition that stands."""

    def __init__(self, packet: Packet):
        super().__init__(f"内容与第{packet.edition}版完全相同，没有再做一份。")
        self.packet = packet


def make_packet(version: AgendaVersion, *, by, audience: str, options: dict, renumber: bool = False) -> Work:
    """编制: the work that makes the next edition; AlreadyMade where nothing has changed since one that stands.

    Page numbers of the edition before stay true, so that a copy handed out can be kept, unless ``renumber``.
    """
    if underway(version.meeting).exists():
        raise ValidationError("这次会议的文件汇编正在编制，请等它完成，或者取消后再来。")
    recipe, states = documents.recipe(version, audience, options)
    if not states:
        raise ValidationError("没有可以编入的文件。")
    if made := packets_of(version.meeting).filter(inputs=documents.digest(recipe, options), audience=audience).first():
        raise AlreadyMade(made)
    waiting = [state for state in states if state.sheet_id is None]
    if waiting:
        names = "、".join(f"《{state.paper.name}》" for state in waiting)
        raise ValidationError(f"{names}还没有转换成功，不能编入。请等转换完成、更换文件，或者不印入汇编。")
    facts = {
        "meeting": version.meeting_id, "version": version.pk, "audience": audience, "options": options,
        "renumber": renumber,
    }  # fmt: skip
    label = dict(Packet._meta.get_field("audience").choices)[audience]
    return ask(KIND, by=by, title=f"{version.meeting.short}文件汇编（{label}）", facts=facts)


def underway(meeting):
    return Work.objects.filter(kind=KIND, state__in=UNDERWAY, cancel_wanted=False, facts__meeting=meeting.pk)


def lost(work: Work) -> str:
    """Why the file is no longer for its owner (settings.WORK_RIGHTS)."""
    return "" if work.owner.is_active and is_officer(work.owner) else "您的岗位已经变动，不能再取会议文件汇编。"


def run(work: Work, path: Path, progress: Progress):
    """The work itself (settings.WORKS)."""
    asked = work.facts
    version = AgendaVersion.objects.select_related("meeting__body", "meeting__term").get(pk=asked["version"])
    recipe, states = documents.recipe(version, asked["audience"], asked["options"])
    before = _before(version, asked)
    progress.total = len(recipe["pieces"]) + 1
    how = {"keep": before.facts if before else None, "watermark": MASTER}
    try:
        facts = documents.bind(recipe, asked["options"], path, tell=progress.tell, **how)
    except pdf.PrintError as why:
        raise Refused(str(why)) from why

    def keep(stored: StoredFile) -> None:
        packet = Packet.objects.create(
            meeting=version.meeting, audience=asked["audience"], edition=_next(version, asked["audience"]),
            version=version, options=asked["options"], recipe=recipe, file=stored, sha256=stored.sha256,
            inputs=documents.digest(recipe, asked["options"]), pages=facts["pages"], sheets=facts["sheets"],
            facts=facts, made_by=work.owner,
        )  # fmt: skip
        packet.papers.set(states)
        StoredFile.objects.filter(pk=stored.pk).update(pages=facts["pages"])

    return Made(f"{work.title}.pdf", keep)


def copy_for(packet: Packet, path: Path, *, name: str, number: str = "") -> None:
    """个人册: the same edition with the reader's name on the cover and across what is confidential."""
    said = "　".join(word for word in (number, name) if word)
    documents.bind(packet.recipe, packet.options, path, keep=packet.facts, watermark=said, corner=said)


def number_of(place) -> str:
    """第001号: of a member's copy, by the place on the list; a guest has none."""
    return f"第{place.position + 1:03}号" if place and place.votes else ""


def _before(version: AgendaVersion, asked: dict) -> Packet | None:
    """The edition whose page numbers stay true, unless new numbers were asked for."""
    if asked["renumber"]:
        return None
    return packets_of(version.meeting).filter(audience=asked["audience"]).order_by("-edition").first()


def _next(version: AgendaVersion, audience: str) -> int:
    last = Packet.objects.filter(meeting=version.meeting, audience=audience).aggregate(last=Max("edition"))["last"]
    return (last or 0) + 1
