"""A survey with its people, for the tests of surveys."""

from datetime import datetime
from itertools import count
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from congress.accounts.models import User
from congress.files.models import StoredFile
from congress.surveys import actions, queries

QUESTIONS = [{"code": "manner", "label": "办理态度"}, {"code": "result", "label": "办理结果"}]
GOOD = {"manner": "high", "result": "high"}
BAD = {"manner": "high", "result": "low"}
serial = count(1)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def person(name):
    return User.objects.create(username=f"survey{next(serial)}", name=name)


def scan():
    return StoredFile.objects.create(name="征询意见表.pdf", kind="pdf", size=1, sha256="0" * 64)


def rating(**facts):
    """Opened on the day of the call; closes on 2026-06-10."""
    lead, cosigner = person("郑领衔"), person("周联名")
    facts = {"questions": QUESTIONS, "closes_on": at("2026-06-10").date(), "reckoning": [], **facts}
    respondents = [(lead, lead.name, "lead", True), (cosigner, cosigner.name, "cosigner", False)]
    survey = actions.open_survey("proposal_rating", title="第012号建议", respondents=respondents, **facts)
    return SimpleNamespace(
        survey=survey,
        lead=lead,
        cosigner=cosigner,
        invitation=queries.invitation_of(survey, lead),
        clerk=person("李录入"),
        second=person("王复核"),
    )
