"""任免情况表 and 审查意见: what the chairs' meeting reads before it rules."""

from itertools import groupby

from meetings.models import AppointmentLine, AppointmentMotion


def persons(motion: AppointmentMotion, lines: list[AppointmentLine]) -> dict:
    """One row for each person: who they are, what they do now, what they are put forward for."""
    rows = [
        {
            "place": place, "name": line.official.name, "sex": line.official.get_sex_display(),
            "born": f"{line.official.born_on:%Y.%m}" if line.official.born_on else "",
            "origin": line.official.native_place or line.official.ethnicity, "party": line.official.party,
            "education": line.official.education, "duties": line.official.duties,
            "matter": f"{line.get_verb_display()}{line.post.name}", "exam": line.get_exam_display(),
        }
        for place, line in enumerate(lines, 1)
    ]  # fmt: skip
    return {"title": "拟任免人员情况表", "motion": motion, "rows": rows}


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
