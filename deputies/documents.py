"""What goes on printed papers about deputies: contexts for templates/print/deputies/."""

from django.urls import reverse

from congress.pages.context import organization
from congress.surveys.figures import Result
from deputies.models import DeputySurvey

PILE = 20  # forms laid out at once: a printing child holds some hundred sheets, a whole house is three hundred
NAMES_IN_ROW = 4


def survey_result(held: DeputySurvey, result: Result, reasons: list[str]) -> dict:
    """满意度调查结果: the table, the chart, the reasons, and what every figure was divided by."""
    return {
        "title": f"{held.survey.title}结果",
        "held": held,
        "survey": held.survey,
        "result": result,
        "reasons": reasons,
        "house": organization()["name"],
        "office": organization()["office"],
    }


def survey_forms(held: DeputySurvey, people: list, site: str) -> list[dict]:
    """纸质表, so many to a pile: a named one carries the QR code that finds the person; a nameless slip carries
    nothing, and before the slips stands the list to tick."""
    page = site.rstrip("/") + reverse("deputies:key_in_survey", args=[held.pk])
    grades = [{"label": label, "chosen": False} for label in ("满意", "基本满意", "不满意")]
    common = {
        "title": f"{held.survey.title}纸质表",
        "held": held,
        "survey": held.survey,
        "page": page,
        "grades": grades,
        "office": organization()["office"],
    }
    forms = [{"name": each.name, "url": f"{page}?who={each.pk}"} for each in people]
    piles = [{**common, "people": some} for some in _by(forms, PILE)]
    if held.survey.is_anonymous:
        piles.insert(0, {**common, "rows": _by([each.name for each in people], NAMES_IN_ROW)})
    return piles


def _by(rows: list, size: int) -> list[list]:
    return [rows[at : at + size] for at in range(0, len(rows), size)]
