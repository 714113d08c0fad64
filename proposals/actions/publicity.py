"""公开: let out what may be read, say why something is not, take down what should not have been out."""

from django.core.exceptions import ValidationError

from congress.rulebook.book import setting
from proposals import queries, rules
from proposals.documents import publicity as sheet
from proposals.flow import SUGGESTION
from proposals.models import JUDGEMENTS, Release, ReleaseAct, ReleasedFile, ReleaseScope, Withheld
from proposals.notices import publicity as tell
from proposals.parsing.personal import covered, texts

CHECKS = (  # the examination before anything goes out, one by one (参照政府信息公开条例第十四、十五、十七条)
    ("state_secret", "不涉及国家秘密"),
    ("work_secret", "不涉及工作秘密、商业秘密"),
    ("privacy", "个人隐私和个人信息已经遮盖，或者没有"),
    ("retaliation", "公开不会使代表或者他人受到打击报复"),
    ("safety", "不危及国家安全、公共安全、经济安全、社会稳定"),
)


def draft_release(proposal, *, scope: str, words=None) -> dict:
    """The content as it would go out now, these words and every number of a person covered; ``None``: as it stands."""
    letters = queries.letters_of(proposal) if scope == ReleaseScope.FULL else []
    feedback = setting("publication.scope") == "text_reply_feedback"
    content = sheet.release(proposal, letters, scope=scope, feedback=feedback)
    return content if words is None else covered(content, words)


def publish(proposal, *, by, scope: str, checks, words=(), files=()) -> Release:
    """公开: after every question of the examination was answered, no further than deputy and units allow."""
    with SUGGESTION.take("publish", proposal, by=by) as (proposal, facts):
        if missing := [label for code, label in CHECKS if code not in checks]:
            raise ValidationError({"checks": f"保密审查还没有确认：{'、'.join(missing)}。"})
        if scope == ReleaseScope.FULL and rules.widest(proposal) != ReleaseScope.FULL:
            raise ValidationError({"scope": "代表只同意公开标题，或者承办单位标明答复不公开，不能公开全文。"})
        if files and scope != ReleaseScope.FULL:
            raise ValidationError({"files": "只公开标题的，不附材料。"})
        if lost := [word for word in words if word not in texts(draft_release(proposal, scope=scope))]:
            said = "”“".join(lost)
            raise ValidationError({"words": f"要遮盖的“{said}”在公开的文字里没有，请核对有没有写错。"})
        content = draft_release(proposal, scope=scope, words=words)
        release = Release.objects.create(
            proposal=proposal, act=ReleaseAct.PUBLISHED, scope=scope, content=content, by=by,
            checks=[label for _code, label in CHECKS], sha256=sheet.digest(content),
        )  # fmt: skip
        for place, stored in enumerate(files, 1):
            ReleasedFile.objects.create(release=release, file=stored, label=f"附件{place}（{stored.name}）")
        facts.update(scope=ReleaseScope(scope).label, covered=len(set(words)))
        tell.published(proposal, release)
    return release


def withhold(proposal, *, by, reason: str, why: str = "") -> Release:
    """不予公开: examined, and it stays inside for this reason."""
    return _inside("withhold", proposal, ReleaseAct.WITHHELD, by, reason, why)


def retract(proposal, *, by, reason: str, why: str = "") -> Release:
    """撤下公开: the address stays and says that it was taken down."""
    return _inside("retract", proposal, ReleaseAct.RETRACTED, by, reason, why)


def _inside(step: str, proposal, act: str, by, reason: str, why: str) -> Release:
    if reason not in JUDGEMENTS:
        raise ValidationError({"reason": "请选择不公开的原因。"})
    if reason == Withheld.OTHER and not why.strip():
        raise ValidationError({"why": "请写明是什么原因。"})
    with SUGGESTION.take(step, proposal, by=by, note=why.strip()) as (proposal, facts):
        release = Release.objects.create(proposal=proposal, act=act, reason=reason, why=why.strip(), by=by)
        facts.update(reason=Withheld(reason).label)
        told = tell.withheld if act == ReleaseAct.WITHHELD else tell.retracted
        told(proposal, release)
    return release
