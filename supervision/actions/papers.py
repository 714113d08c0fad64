"""A paper joins its topic: what was uploaded, or words written in its place."""

from django.core.exceptions import ValidationError

from supervision import notices
from supervision.flow import TOPIC
from supervision.models import PaperPurpose, Topic, TopicPaper


def keep(topic: Topic, purpose: PaperPurpose, *, by, files=(), text: str = "", title: str = "") -> list[TopicPaper]:
    """ValidationError at ``files`` when there is neither file nor word."""
    text = text.strip()
    if not files and not text:
        raise ValidationError({"files": f"请上传{purpose.label}，或者写明内容。"})
    facts = {"topic": topic, "purpose": purpose, "round": topic.round, "by": by}
    made = [TopicPaper.objects.create(**facts, file=each, title=title) for each in files]
    if text:
        made.append(TopicPaper.objects.create(**facts, text=text, title=title))
    return made


def add_paper(topic: Topic, *, by, purpose: str, files=(), title: str = "", text: str = "") -> Topic:
    """加入文件: what belongs to the matter without being a step of it, as the files exchanged with city and towns."""
    with TOPIC.take("add_paper", topic, by=by) as (topic, told):
        keep(topic, PaperPurpose(purpose), by=by, files=files, title=title, text=text)
        told["said"] = PaperPurpose(purpose).label
        if purpose == PaperPurpose.EXCHANGE:
            notices.to_partners(topic, "收到联动交换文件")
    return topic


def send_exchange(topic: Topic, *, by, files=(), title: str = "", text: str = "") -> Topic:
    """交换联动文件: from a 镇街 that takes part, to the committee that leads (监督法第三十四条)."""
    with TOPIC.take("send_exchange", topic, by=by) as (topic, told):
        keep(topic, PaperPurpose.EXCHANGE, by=by, files=files, title=title, text=text)
        told["said"] = title.strip()
        notices.to_committee(topic, "收到镇街的联动交换文件")
    return topic
