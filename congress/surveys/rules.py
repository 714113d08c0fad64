"""What makes an answer complete."""

from django.core.exceptions import ValidationError

from congress.surveys.models import GRADE_OF_STARS, Grade, Scale, Survey

REASON = "reason"  # the key of the reason beside the questions' codes


def check_answer(survey: Survey, grades: dict, reason: str) -> None:
    """ValidationError keyed by field unless every question has a grade and a low grade has its reason."""
    errors = {
        question["code"]: f"请选择“{question['label']}”的评价。"
        for question in survey.questions
        if grades.get(question["code"]) not in Grade.values
    }
    if set(grades) - set(survey.codes):
        raise ValidationError("评价中有本次测评没有的问题，请刷新页面后重新填写。", code="unknown")
    if survey.asks_reason(grades) and not reason.strip():
        word = Grade(survey.reason_from).label
        errors[REASON] = f"评价为“{word}”{'' if survey.reason_from == Grade.LOW else '及以下'}的，请说明理由。"
    if errors:
        raise ValidationError(errors)


def graded(survey: Survey, grades: dict, stars: dict) -> dict:
    """The statutory grades of an answer: as they were given, or as the stars say them."""
    if survey.scale != Scale.FIVE:
        return grades
    found = {code: GRADE_OF_STARS.get(stars.get(code), "") for code in survey.codes}
    if set(stars) - set(survey.codes):
        raise ValidationError("评价中有本次测评没有的问题，请刷新页面后重新填写。", code="unknown")
    return found


def check_questions(questions: list[dict]) -> None:
    """A mistake here is the calling app's, not a person's, hence ValueError."""
    codes = [question["code"] for question in questions]
    if not codes or len(set(codes)) != len(codes) or REASON in codes:
        raise ValueError(f"questions need one distinct code each, none called {REASON}: {codes}")
