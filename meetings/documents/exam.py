"""What the exam room shows, and the papers of an exam: 试卷, 答案, 成绩单."""

from django.utils.timezone import localdate

from congress.pages.context import organization
from meetings.models import JUDGED, LETTERS, ExamAsked, ExamSitting, ExamStatus, QuestionKind
from meetings.queries import exam as queries

PAGE = 10  # questions on a page of the room
HOW = {
    QuestionKind.SINGLE: "每题只有一个正确选项。",
    QuestionKind.MULTIPLE: "每题有两个以上正确选项，多选、少选、错选均不得分。",
    QuestionKind.JUDGE: "判断正确或者错误。",
}


def room_paper(sitting: ExamSitting, number: int) -> dict:
    """One page of the paper and where on it nothing has been answered. There is no answer key in it to leave out."""
    rows = queries.paper(sitting)
    pages = max(1, -(-len(rows) // PAGE))
    number = min(max(number, 1), pages)
    shown = rows[(number - 1) * PAGE : number * PAGE]
    kind = ""
    for row in shown:
        row["choices"] = [
            {"letter": letter, "words": words, "on": letter in row["chosen"]}
            for letter, words in zip(LETTERS, row["options"], strict=False)
        ]
        row["several"] = row["kind"] == QuestionKind.MULTIPLE
        row["head"] = "" if row["kind"] == kind else QuestionKind(row["kind"]).label
        row["how"] = HOW[row["kind"]]
        kind = row["kind"]
    spots = [
        {"position": row["position"], "done": bool(row["chosen"]), "page": 1 + index // PAGE}
        for index, row in enumerate(rows)
    ]
    return {
        "rows": shown, "spots": spots, "number": number, "pages": range(1, pages + 1),
        "open": sum(not spot["done"] for spot in spots), "is_last": number == pages,
    }  # fmt: skip


def printed_paper(sitting: ExamSitting, *, with_key: bool) -> dict:
    """试卷 to be sat on paper; with the key, for who marks it by hand."""
    asked = ExamAsked.objects.filter(sitting=sitting).select_related("question").order_by("position")
    parts = []
    for kind in QuestionKind:
        rows = [each for each in asked if each.question.kind == kind]
        if rows:
            marks = sum(each.marks for each in rows)
            parts.append({"kind": kind, "label": kind.label, "how": HOW[kind], "rows": rows, "marks": marks})
    return {
        "house": organization(), "sitting": sitting, "parts": parts, "with_key": with_key, "judged": JUDGED,
        "title": "任前法律知识考试" + ("试卷答案" if with_key else "试卷"),
    }  # fmt: skip


def mark_sheet(motion, lines) -> dict:
    """成绩单 of one motion, in the form of an official paper: each candidate with every exam, or why there is none."""
    rows = []
    for line in lines:
        sat = [each for each in line.sittings.all() if each.status == ExamStatus.MARKED]
        exempt = getattr(line, "exemption", None)
        for each in sorted(sat, key=lambda one: one.attempt) or [None]:
            rows.append({"line": line, "sitting": each, "exempt": exempt if each is None else None})
    return {
        "house": organization(), "motion": motion, "rows": rows, "today": localdate(),
        "pass_mark": next((row["sitting"].pass_mark for row in rows if row["sitting"]), None),
        "full_mark": next((row["sitting"].full_mark for row in rows if row["sitting"]), None),
        "title": f"{organization()['name']}任前法律知识考试成绩单",
    }  # fmt: skip
