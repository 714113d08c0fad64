"""With the maker: words, its own mending, a written opinion, its answer, the mended document."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

from congress.numbering.documents import document_number
from congress.pages.dates import full_day
from congress.workflow.wanted import want_past, want_words
from supervision import notices
from supervision.actions.filing import attach_to_filing
from supervision.actions.filing_review import conclude
from supervision.deadlines import filing as clocks
from supervision.documents import filing as sheet
from supervision.flow import FILING
from supervision.models import Filing, FilingPaper, FilingStatus, Intent, MakerAnswer, PaperKind, Purpose


def communicate_filing(filing: Filing, *, by, note: str) -> Filing:
    """与制定机关沟通: what was asked and said; as often as it takes."""
    want_words("请写明沟通的情况。", note=note)
    with FILING.take("communicate_filing", filing, by=by, note=note) as (filing, told):
        told["said"] = ""
        notices.filing_asked(filing, "就审查中的问题与你单位沟通")
    return filing


def explain_filing(filing: Filing, *, by, note: str, files=()) -> Filing:
    """说明情况: the maker's word while the two sides talk."""
    want_words("请写明情况。", note=note)
    with FILING.take("explain_filing", filing, by=by, note=note) as (filing, told):
        attach_to_filing(filing, [(Purpose.ANSWER, stored) for stored in files], by=by)
        told["said"] = "、".join(stored.name for stored in files)
        notices.filing_answered(filing, "说明了情况")
    return filing


def await_amendment(filing: Filing, *, by, note: str = "") -> Filing:
    """中止审查: the maker mends or repeals it by itself, and says so; the review's days stand still."""
    with FILING.take("await_amendment", filing, by=by, note=note) as (filing, told):
        clocks.suspend(filing)
        filing.suspended_on, told["said"] = localdate(), "制定机关表示自行修改、废止"
        notices.filing_asked(filing, "审查中止，请自行修改、废止后报送")
    return filing


def resume_review(filing: Filing, *, by, note: str) -> Filing:
    """恢复审查: nothing came of it; the days that were left run on."""
    want_words("请写明恢复审查的原因。", note=note)
    with FILING.take("resume_review", filing, by=by, note=note) as (filing, told):
        clock = clocks.resume(filing, on=localdate())
        filing.suspended_on, told["said"] = None, f"审查期限至{clock.due_on:%Y-%m-%d}"
        notices.filing_asked(filing, "审查恢复")
    return filing


def send_written_opinion(filing: Filing, *, by, office, problems: str, advice: str) -> FilingPaper:
    """发书面审查意见: a letter with its number; the maker answers within thirty days (参照北京条例第二十九条)."""
    with FILING.take("send_written_opinion", filing, by=by) as (filing, told):
        clock = clocks.start("filing.maker_answer", filing, on=localdate())
        content = sheet.opinion_content(filing, office, problems=problems, advice=advice, clock=clock)
        paper = issue_paper(filing, PaperKind.OPINION, content, by=by, office=office)
        clocks.meet(filing, *clocks.REVIEW)
        told["said"] = f"{paper.doc_no}，{clock.due_on:%Y-%m-%d}前答复"
        notices.filing_asked(filing, f"收到书面审查意见（{paper.doc_no}），请于{full_day(clock.due_on)}前答复")
    return paper


def issue_paper(filing: Filing, kind: str, content: dict, *, by, office) -> FilingPaper:
    """Numbered last, in the transaction of its step."""
    if not office.doc_prefix:
        raise ValidationError(f"{office}还没有填写机关代字，请先在单位资料中填写。")
    today = localdate()
    number = document_number(office.doc_prefix, today.year, about=content["title"]).text
    return FilingPaper.objects.create(
        filing=filing, kind=kind, doc_no=number, content=content, issued_on=today, issued_by=by
    )


def answer_written_opinion(
    filing: Filing, *, by, intent: str, text: str, planned_on: date | None = None, files=()
) -> MakerAnswer:
    """答复审查意见: will amend, will repeal, or why not."""
    if intent != Intent.KEEP and planned_on is None:
        raise ValidationError({"planned_on": "修改、废止的，请填写计划完成日期。"})
    if planned_on is not None and planned_on < localdate():
        raise ValidationError({"planned_on": "计划完成日期不能早于今天。"})
    with FILING.take("answer_written_opinion", filing, by=by, note=text) as (filing, told):
        clocks.meet(filing, "filing.maker_answer")
        answer = MakerAnswer.objects.create(
            filing=filing, intent=intent, text=text, planned_on=planned_on, answered_on=localdate(), answered_by=by
        )
        attach_to_filing(filing, [(Purpose.ANSWER, stored) for stored in files], by=by)
        told["said"] = answer.get_intent_display() + (f"，计划{planned_on:%Y-%m-%d}完成" if planned_on else "")
        notices.filing_answered(filing, f"答复了审查意见：{told['said']}")
    return answer


def report_amended(filing: Filing, *, by, amended_on: date, note: str, files, how: str = Intent.AMEND) -> Filing:
    """报送修改情况: amended or repealed, and told within thirty days of it (参照北京条例第三十条)."""
    want_past("修改、废止的日期", amended_on=amended_on)
    if amended_on < filing.published_on:
        raise ValidationError({"amended_on": "不能早于文件的公布日期。"})
    if not files:
        raise ValidationError({"files": "请上传修改后的文件或者废止的决定。"})
    with FILING.take("report_amended", filing, by=by, note=note) as (filing, told):
        ordered = filing.status == FilingStatus.ORDERED
        conclude(filing, f"制定机关已于{full_day(amended_on)}{'按照责令' if ordered else ''}{Intent(how).label}。")
        clock = clocks.start("filing.maker_amend", filing, on=amended_on, met=now())
        attach_to_filing(filing, [(Purpose.AMENDED, stored) for stored in files], by=by)
        filing.amended_on, told["said"] = amended_on, f"{filing.outcome}{clock.words(localdate())}"
        notices.filing_answered(filing, f"报送了修改、废止情况：{note.strip()[:100]}")
    return filing
