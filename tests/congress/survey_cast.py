"""A survey with its people, for the tests of surveys."""

from datetime import datetime, timedelta
from itertools import count
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django.utils.timezone import localdate

from congress.accounts.models import User
from congress.files.models import StoredFile
from congress.surveys import actions, anonymous, queries

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


def poll(size, **facts):
    """An anonymous survey of ``size`` people: ``drop(turn, grades)`` answers for one of them."""
    people = [person(f"委员{turn}") for turn in range(size)]
    last = localdate() + timedelta(days=21)
    facts = {"questions": QUESTIONS, "closes_on": last, "reckoning": [], "secrecy": "anonymous", **facts}
    respondents = [(each, each.name, "member", True) for each in people]
    survey = actions.open_survey("poll", title="关于某报告的满意度测评", respondents=respondents, **facts)
    invitations, codes = list(survey.invitations.all()), {}

    def drop(turn, grades, **rest):
        codes[turn] = anonymous.drop(invitations[turn], by=people[turn], grades=grades, **rest)
        return codes[turn]

    return SimpleNamespace(
        survey=survey, people=people, invitations=invitations, codes=codes, drop=drop,
        clerk=person("李录入"), second=person("王复核"), after=last + timedelta(days=1),
    )  # fmt: skip
