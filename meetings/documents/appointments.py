"""任免情况表 and 审查意见: what the chairs' meeting reads before it rules."""

from itertools import groupby

from meetings.models import AppointmentLine, AppointmentMotion


def persons(motion: AppointmentMotion, lines: list[AppointmentLine]) -> dict:
    """One row for each person: who they are, what they do now, what they are put forward for."""
    rows = [
        {
            "place": place, "name": line.official.name, "facts": facts_of(line.official),
            "duties": line.official.duties,
            "matter": f"{line.get_verb_display()}{line.post.name}", "exam": line.get_exam_display(),
        }
        for place, line in enumerate(lines, 1)
    ]  # fmt: skip
    return {"title": "拟任免人员情况表", "motion": motion, "rows": rows}


def facts_of(official) -> str:
    """男，1978年5月生，山东泰安人，中共党员，大学学历: what is known, in the order of the 呈报表."""
    born = official.born_on
    place = official.native_place and f"{official.native_place.removesuffix('人')}人"
    known = (
        official.get_sex_display(), official.ethnicity, born and f"{born.year}年{born.month}月生", place,
        official.party, official.education,
    )  # fmt: skip
    return "，".join(filter(None, known))


def review(motion: AppointmentMotion, lines: list[AppointmentLine]) -> dict:
    """The opinion, and the people it is about in the words of the list."""
    groups = [
        {"verb": verb, "lines": list(found)}
        for verb, found in groupby(lines, key=lambda line: line.get_verb_display())
    ]  # fmt: skip
    exams = [
        {"name": line.official.name, "words": line.get_exam_display()}
        for line in lines
        if line.is_appointing and line.exam
    ]
    return {
        "title": f"关于《{motion.title}》的审查意见", "motion": motion, "groups": groups, "exams": exams,
        "paragraphs": [line for line in motion.review.splitlines() if line.strip()],
    }  # fmt: skip
