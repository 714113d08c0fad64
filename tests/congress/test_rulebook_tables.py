"""The tables of limits and settings hold together."""

import pytest

from congress.rulebook import choices, limits
from congress.rulebook.choices import SETTINGS, kinds
from congress.rulebook.limits import LIMITS
from congress.rulebook.reminders import LADDERS
from congress.rulebook.rules import check_limit, check_setting

KEPT_SETTINGS = [row for row in SETTINGS.values() if row.kind != kinds.LIMIT]


def test_every_one_of_the_54_settings_is_there():
    assert sorted({row.number for row in SETTINGS.values()}) == list(range(1, 58))  # 55–57: our own


def test_no_key_is_written_twice():
    tables = [t.SETTINGS for t in (choices.proposals, choices.supervision)]
    tables += [t.SETTINGS for t in (choices.meetings, choices.deputies, choices.notices)]
    assert sum(len(table) for table in tables) == len(SETTINGS)
    tables = [limits.proposals, limits.deputies, limits.supervision]
    tables += [limits.meetings, limits.appointments]
    assert sum(len(table.LIMITS) for table in tables) == len(LIMITS)


def test_a_setting_that_names_a_limit_names_one_that_exists():
    named = [row.limit for row in SETTINGS.values() if row.kind == kinds.LIMIT]

    assert [key for key in named if key not in LIMITS] == []


def test_a_capped_limit_cites_its_article_and_stands_within_its_cap():
    capped = [row for row in LIMITS.values() if row.cap is not None]

    assert len(capped) == 13
    assert [row.key for row in capped if not row.article or row.value != row.cap] == []


def test_a_limit_without_an_article_says_where_its_number_comes_from():
    assert [row.key for row in LIMITS.values() if not (row.article or row.note)] == []


@pytest.mark.parametrize("limit", LIMITS.values(), ids=lambda row: row.key)
def test_every_default_limit_passes_its_own_check(limit):
    check_limit(limit.key, limit.value, limit.unit)


@pytest.mark.parametrize("setting", KEPT_SETTINGS, ids=lambda row: row.key)
def test_every_default_setting_passes_its_own_check(setting):
    if setting.key != "fund.per_deputy":  # must first be filled in
        check_setting(setting.key, setting.default)


def test_every_ladder_but_those_of_a_day_somebody_named_climbs_a_known_limit():
    assert [key for key in LADDERS if key not in LIMITS] == [
        "survey.window",
        "cosign.window",
        "motion.signing",
        "finding.due",
        "expert.opinion",
        "commitment.due",
    ]
