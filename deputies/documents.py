"""What goes on printed papers about deputies: contexts for templates/print/deputies/."""

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
