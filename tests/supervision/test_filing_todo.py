"""备案审查 in everybody's list of tasks."""

import uuid

import pytest
import time_machine
from django.utils.timezone import localdate

from congress.portal.todo import questions
from supervision import actions
from tests.supervision import filed as at
from tests.supervision.test_filing import spring_festival

pytestmark = pytest.mark.django_db


def waits(user):
    """(step, verb, title) of every filing row in this person's list."""
    rows = [q.draw(row) for q in questions(user, localdate()) for row in q.waiting.rows]
    assert all(row.url.startswith("/supervision/") for row in rows)
    return sorted((row.step, row.verb, bool(row.clock)) for row in rows)


def test_each_finds_what_waits_for_him():
    spring_festival()
    with time_machine.travel("2026-02-03 09:00+08:00"):
        house = at.gather()
        at.filed(house)
        at.reviewing(house)
        at.opposed(house)
        actions.suggest_review(key=uuid.uuid4(), **at.SUGGESTED)
        actions.keep_lists(2025)
        assert waits(house.officer) == [("审查建议", "受理", True), ("报送备案", "签收", True)]
        assert waits(house.keeper) == [("审查意见", "提出", True)]
        assert waits(house.stranger) == []
        assert waits(house.judge) == [("文件目录", "报送", True)]
        lists = [("文件目录", "报送", True)] * 2  # the government's and its office's
        assert waits(house.dispatcher) == sorted([("审查意见", "答复", True), *lists])


def test_a_maker_that_answered_is_asked_to_amend(client):
    spring_festival()
    with time_machine.travel("2026-02-03 09:00+08:00"):
        house = at.gather()
        filing = at.opposed(house)
        actions.answer_written_opinion(
            filing, by=house.dispatcher, intent="amend", text="同意。", planned_on=localdate()
        )  # fmt: skip
        assert waits(house.dispatcher) == [("修改、废止", "报送", False)]
        client.force_login(house.dispatcher)
        assert "关于规范房屋租赁的通知" in client.get("/").content.decode()
