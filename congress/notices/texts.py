"""The words people receive: templates/notices/<kind>.txt, where a kind is <subject>_<occasion>."""

from pathlib import Path

from django.conf import settings
from django.template import Context
from django.template.loader import get_template

FOLDER = Path(settings.BASE_DIR) / "templates" / "notices"
SUBJECTS = {
    "proposal": "建议",
    "deputy": "代表",
    "topic": "监督",
    "meeting": "会议",
    "appointment": "任免",
    "survey": "测评",
    "import": "导入",
    "account": "账号",
    "work": "后台任务",
}


def render(kind: str, **context) -> str:
    """The text for people, as they will read it: a page escapes it when it shows it, not before."""
    template = get_template(f"notices/{kind}.txt").template
    return template.render(Context(context, autoescape=False)).strip()


def subject(kind: str) -> str:
    return kind.partition("_")[0]


def kinds() -> list[str]:
    """Every kind there is a text for."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))
