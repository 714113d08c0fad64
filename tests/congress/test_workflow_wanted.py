"""What a step cannot be taken without is said at the field it is missing from."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from congress.workflow.wanted import want_past, want_words


def test_blanks_are_no_reason():
    want_words("请写明理由。", note="路坏了")
    with pytest.raises(ValidationError) as refused:
        want_words("请写明理由。", note="　 ", reason="x")
    assert refused.value.message_dict == {"note": ["请写明理由。"]}


@time_machine.travel("2026-05-26 23:30+08:00", tick=False)
def test_what_is_recorded_has_happened_today_at_the_latest():
    want_past("通过日期", adopted_on=date(2026, 5, 26))
    with pytest.raises(ValidationError) as refused:
        want_past("通过日期", adopted_on=date(2026, 5, 27))
    assert refused.value.message_dict == {"adopted_on": ["通过日期不能晚于今天。"]}
