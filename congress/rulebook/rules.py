"""What a district may write over a default, and what statute forbids. Pure judgments."""

from datetime import date

from django.core.exceptions import ValidationError

from congress.rulebook.choices import SETTINGS, kinds
from congress.rulebook.limits import LIMITS
from congress.rulebook.reckoning import UNITS, YEAR_DATE

# Limits read elsewhere as a plain number of days or months keep their unit.
PLAIN = {row.limit for row in SETTINGS.values() if row.in_plain_number}
LONGEST = 3660


def own_key(key: str) -> str:
    """The key a row is kept under: a §12 name of a limit stands for the limit itself."""
    found = SETTINGS.get(key)
    return found.limit if found and found.kind == kinds.LIMIT else key


def check_key(key: str) -> None:
    """A row is kept under a limit's own key or under a setting's, never under an alias."""
    known = key in LIMITS or (key in SETTINGS and SETTINGS[key].kind != kinds.LIMIT)
    if not known:
        raise ValidationError({"key": f"没有“{key}”这一项规则。"})


def check_override(key: str, value, unit: str = "") -> None:
    """Raises ValidationError, in Chinese and by field, when the row may not stand."""
    check_key(key)
    if key in LIMITS:
        check_limit(key, value, unit)
    else:
        check_setting(key, value)


def check_limit(key: str, value, unit: str) -> None:
    default = LIMITS[key]
    unit = unit or default.unit
    if unit not in UNITS:
        raise ValidationError({"unit": "单位只能是日、工作日或者月。"})
    if unit != default.unit and (default.cap is not None or key in PLAIN or unit == YEAR_DATE):
        raise ValidationError({"unit": f"“{default.label}”的单位不能改变。"})
    if unit == YEAR_DATE:
        _check_year_date(value)
        return
    least = min(default.value, 1)
    if not _is_whole(value) or not least <= value <= LONGEST:
        raise ValidationError({"value": f"请填写 {least} 到 {LONGEST} 之间的整数。"})
    _check_cap(default, value)


def _check_cap(default, value):
    if default.cap is None:
        return
    named = f"{default.article}规定“{default.label}”"
    words = f"{default.cap} {UNITS[default.unit]}"
    if default.backward and value < default.cap:
        raise ValidationError({"value": f"{named}至少提前 {words}，不能缩短。"})
    if not default.backward and value > default.cap:
        raise ValidationError({"value": f"{named}最长 {words}，不能放宽。"})


def _check_year_date(value):
    try:
        # 2023 has no 29 February, so a date that exists only in leap years is refused.
        date(2023, *divmod(value, 100))
    except (TypeError, ValueError):
        raise ValidationError({"value": "请填写月和日，例如 1231 表示 12月31日。"}) from None


def check_setting(key: str, value) -> None:
    setting = SETTINGS[key]
    problem = {
        kinds.FLAG: _flag_problem,
        kinds.CHOICE: _choice_problem,
        kinds.SEVERAL: _several_problem,
        kinds.NUMBER: _number_problem,
        kinds.TABLE: _table_problem,
    }[setting.kind](setting, value)
    if problem:
        raise ValidationError({"value": problem})


def _flag_problem(setting, value):
    return None if isinstance(value, bool) else "请选择是或者否。"


def _choice_problem(setting, value):
    allowed = [choice for choice, _ in setting.choices]
    return None if isinstance(value, str) and value in allowed else "请从所列各项中选择一项。"


def _several_problem(setting, value):
    allowed = [choice for choice, _ in setting.choices]
    if not isinstance(value, list | tuple) or any(item not in allowed for item in value):
        return "请从所列各项中选择。"
    return None if len(set(value)) == len(value) else "同一项不能重复选择。"


def _number_problem(setting, value):
    if _is_whole(value) and _within(setting, value):
        return None
    if setting.low == setting.high:
        return f"{setting.article}规定为 {setting.low}，不能改变。"
    return f"请填写 {setting.low} 到 {setting.high} 之间的整数。"


def _table_problem(setting, value):
    rows = dict(setting.choices)
    if not isinstance(value, dict) or not value:
        return "请至少填写一行。"
    for row, cell in value.items():
        if row not in rows:
            return f"没有“{row}”这一行。"
        if isinstance(setting.default[row], str):
            if not isinstance(cell, str) or not cell.strip():
                return f"“{rows[row]}”不能为空。"
        elif not _is_whole(cell) or not _within(setting, cell):
            return f"“{rows[row]}”请填写整数，不超出规定范围。"
    return None


def _is_whole(value):
    return isinstance(value, int) and not isinstance(value, bool)


def _within(setting, value):
    return (setting.low is None or value >= setting.low) and (setting.high is None or value <= setting.high)
