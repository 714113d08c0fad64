"""会议文件: taken in, replaced, changed, moved, withdrawn. The timeline of the item, or of the meeting, tells it."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import now

from congress.accounts import grants
from congress.files.models import StoredFile
from congress.workflow.wanted import want_words
from meetings import notices
from meetings.actions.converting import convert
from meetings.actions.receiving import receive
from meetings.flow import ITEM, MEETING
from meetings.models import Item, Meeting, Paper, PaperVersion
from meetings.queries import papers as reading

FLAGS = ("to_print", "confidential", "take_back", "publishable", "signed")
FACTS = ("kind", "title", "mark", *FLAGS)


def add_paper(case: Meeting | Item, *, by, file: StoredFile | None = None, body: str = "", note="", **facts) -> Paper:
    """收到文件: a paper of an item, or of the meeting itself, comes in as a file or is written here."""
    with _flow(case).take("add_paper", case, by=by, note=note) as (case, said):
        home = {"item": case} if isinstance(case, Item) else {"of_meeting": case}
        last = Paper.objects.filter(**home).aggregate(last=Max("position"))["last"] or 0
        paper = Paper(**home, **facts, position=last + 1)
        _check(paper)
        paper.save()
        _version(paper, by=by, file=file, body=body, note=note)
        said["said"] = f"{paper.get_kind_display()}《{paper.name}》"
        if paper.meeting:
            receive(paper.meeting)
    return paper


def replace_paper(paper: Paper, *, by, file: StoredFile | None = None, body: str = "", note: str) -> PaperVersion:
    """更换文件: a newer version; the older ones stay. Who has the old one is told when the new one is sent."""
    want_words("请写明改了什么。", note=note)
    with _flow(paper.case).take("replace_paper", paper.case, by=by, note=note) as (_case, said):
        paper = _standing(paper)
        newest = paper.versions.order_by("-number").first()
        made = _version(paper, by=by, file=file, body=body, note=note)
        if newest and newest.sha256 == made.sha256:
            raise ValidationError("这份文件与现在的一稿完全相同，没有更换。")
        said["said"] = f"《{paper.name}》第{made.number}稿"
    return made


def change_paper(paper: Paper, *, by, **facts) -> Paper:
    """修改文件信息: title, kind, flags. What becomes confidential is at once closed to who may not read it."""
    with _flow(paper.case).take("change_paper", paper.case, by=by) as (_case, said):
        paper = _standing(paper)
        before = {name: getattr(paper, name) for name in FACTS}
        for name, value in facts.items():
            setattr(paper, name, value)
        _check(paper)
        changed = [name for name in FACTS if getattr(paper, name) != before[name]]
        if not changed:
            raise ValidationError("没有改动。")
        paper.save()
        labels = "、".join(str(Paper._meta.get_field(name).verbose_name) for name in changed)
        said["said"] = f"《{paper.name}》：{labels}"
        if paper.meeting:
            receive(paper.meeting)
    return paper


def withdraw_paper(paper: Paper, *, by, note: str) -> Paper:
    """撤下文件: nobody outside the office reads it any more; the office keeps it, and the reason."""
    want_words("请写明撤下的原因。", note=note)
    with _flow(paper.case).take("withdraw_paper", paper.case, by=by, note=note) as (_case, said):
        paper = _standing(paper)
        paper.withdrawn_at, paper.withdrawn_by, paper.withdrawn_why = now(), by, note.strip()[:300]
        paper.save()
        said["said"] = f"《{paper.name}》"
        if paper.meeting and paper.number:
            notices.paper_withdrawn(paper, note)
    return paper


@transaction.atomic
def move_paper(paper: Paper, *, by, up: bool) -> None:
    """移动: one place among the papers of the same item."""
    _flow(paper.case).require("change_paper", paper.case, by=by)
    home = {"item": paper.item} if paper.item else {"of_meeting": paper.of_meeting}
    rows = list(Paper.objects.select_for_update().filter(**home, withdrawn_at=None).order_by("position", "pk"))
    place = next((at for at, row in enumerate(rows) if row.pk == paper.pk), None)
    other = None if place is None else place + (-1 if up else 1)
    if other is None or not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for position, row in enumerate(rows, 1):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])


@transaction.atomic
def share_paper(paper: Paper, *, by, person, why: str) -> None:
    """单独授权: one person may read this one paper, for a reason the audit keeps."""
    want_words("请写明授权的事由。", why=why)
    if grants.may(person, reading.READ, paper):
        raise ValidationError({"person": f"{person.name}已经有阅读这份文件的授权。"})
    grants.grant(person, reading.READ, paper, by=by, why=why.strip())
    notices.paper_shared(paper, person)


def unshare_paper(paper: Paper, *, by, person, why: str) -> None:
    """撤销授权: with the next request it is closed again."""
    want_words("请写明撤销的事由。", why=why)
    grants.revoke(person, reading.READ, paper, by=by, why=why.strip())


def _flow(case: Meeting | Item):
    return ITEM if isinstance(case, Item) else MEETING


def _standing(paper: Paper) -> Paper:
    """The row itself, locked; a withdrawn paper changes no more."""
    paper = Paper.objects.select_for_update(of=("self",)).select_related("item__meeting", "of_meeting").get(pk=paper.pk)
    if paper.is_withdrawn:
        raise ValidationError("这份文件已经撤下，不能再改。")
    return paper


def _check(paper: Paper) -> None:
    if paper.confidential and paper.publishable:
        raise ValidationError({"publishable": "保密的文件不能同时标为可以公开。"})


def _version(paper: Paper, *, by, file, body: str, note: str) -> PaperVersion:
    if not file and not body.strip():
        raise ValidationError({"file": "请上传文件，或者填写正文。"})
    last = paper.versions.aggregate(last=Max("number"))["last"] or 0
    digest = file.sha256 if file else hashlib.sha256(body.encode()).hexdigest()
    made = PaperVersion.objects.create(
        paper=paper, number=last + 1, file=file, body="" if file else body.strip(), sha256=digest,
        note=note.strip()[:300], by=by,
    )  # fmt: skip
    convert(made, by=by)
    return made
