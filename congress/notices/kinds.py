"""Every kind of notice there is. An app lists its own as KINDS in its ``notices``; nothing else has to be told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from congress.notices.models import Notice

# About what, for filters, preferences and counts: the part of a kind before its first underscore.
SUBJECTS = {
    "proposal": "建议",
    "motion": "议案",
    "summary": "年度总结",
    "execution": "决议执行",
    "deputy": "代表",
    "supervision": "监督",
    "filing": "备案审查",
    "meeting": "会议",
    "appointment": "任免",
    "survey": "测评",
    "letter": "群发",
    "import": "导入",
    "account": "账号",
    "work": "后台任务",
    "outbox": "发件",
    "calendar": "日历",
}


@dataclass(frozen=True)
class Kind:
    """``variables``: what the office may use in its own words: 名称 -> (template expression, sample).

    ``still_true(notices)`` answers, for all notices of this kind in a batch at once, {pk: why no longer};
    what it needs to know stands in ``notice.premise`` and ``notice.about_id``.
    """

    code: str
    label: str
    variables: dict[str, tuple[str, str]] = field(default_factory=dict)
    channels: tuple[str, ...] = ("email",)  # where it goes besides the inbox: "email", "sms"
    urgent: bool = False  # goes out at any hour and on any day, and never waits for the daily mail
    direct: bool = False  # the link itself goes out (a personal one-time address), not the way through the inbox
    still_true: Callable[[list[Notice]], dict[int, str]] | None = None

    @property
    def subject(self) -> str:
        return subject(self.code)

    @property
    def sample(self) -> dict[str, str]:
        return {name: sample for name, (_expression, sample) in self.variables.items()}


def subject(code: str) -> str:
    return code.partition("_")[0]


def subject_label(code: str) -> str:
    return SUBJECTS.get(subject(code), "其他")


@cache
def registry() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for config in apps.get_app_configs():
        if not module_has_submodule(config.module, "notices"):
            continue
        for kind in getattr(import_module(f"{config.name}.notices"), "KINDS", ()):
            if kind.code in found:
                raise ValueError(f"two kinds of notice are called {kind.code}")
            found[kind.code] = kind
    return found


def kind_of(code: str) -> Kind:
    """A kind that is gone from the code still has rows; they keep their text and nothing else."""
    return registry().get(code) or Kind(code, code, channels=())
