"""What goes on printed papers about deputies: contexts for templates/print/deputies/."""

from django.urls import reverse

from congress.pages.context import organization
from congress.surveys.figures import Result
from deputies.models import DeputySurvey


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


def survey_forms(held: DeputySurvey, people: list, site: str) -> dict:
    """纸质表: a named one carries the QR code that finds the person; a nameless slip carries nothing."""
    page = site.rstrip("/") + reverse("deputies:key_in_survey", args=[held.pk])
    grades = [{"label": label, "chosen": False} for label in ("满意", "基本满意", "不满意")]
    return {
        "title": f"{held.survey.title}纸质表",
        "held": held,
        "survey": held.survey,
        "people": [{"name": each.name, "url": f"{page}?who={each.pk}"} for each in people],
        "page": page,
        "grades": grades,
        "office": organization()["office"],
    }
