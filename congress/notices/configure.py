"""Setting up the ways out of the house. Every change and every trial is in the audit; no secret is."""

import logging
import uuid

from django.db import transaction

from congress.audit import record
from congress.notices.channels import open_line
from congress.notices.channels.line import Down, Message, Outcome, Result, Unfit, refused, unknown
from congress.notices.composing import VARIABLES, house_name
from congress.notices.models import Gateway

logger = logging.getLogger(__name__)


@transaction.atomic
def save_gateway(gateway: Gateway, *, options: dict, secrets: dict, by, moved: bool = False, request=None) -> Gateway:
    """修改渠道; a secret that is left empty stays what it was, but none follows to another server (``moved``)."""
    was = dict(gateway.options)
    gateway.options = options
    gateway.keep_secrets(anew=moved, **secrets)
    gateway.failures, gateway.paused_until, gateway.last_error = 0, None, ""
    gateway.save()
    changed = sorted({name for name in {*was, *options} if was.get(name) != options.get(name)})
    changed += sorted(name for name, value in secrets.items() if value)
    record(
        "setting_changed", by=by, request=request, about=gateway,
        what=f"通知渠道 {gateway.name}（{'启用' if gateway.is_active else '停用'}）", now="、".join(changed),
    )  # fmt: skip
    return gateway


def try_out(gateway: Gateway, recipient: str, *, by, request=None) -> Outcome:
    """发送测试: the true answer of the other side, whatever it is."""
    house = house_name(gateway)
    text = f"这是{house}的测试消息。收到即说明设置正确。"
    values = {**dict.fromkeys(VARIABLES, "-"), "平台": house, "类别": "测试"}
    message = Message(recipient, f"{house}测试", text, str(uuid.uuid4()), values)
    try:
        with open_line(gateway) as line:
            outcome = line.send(message)
    except Down as down:
        outcome = Outcome(Result.LATER, f"没有连上，或者对方不准发送：{down}")
    except (Unfit, UnicodeEncodeError) as error:
        outcome = refused(f"没有发出：{error}")
    except Exception as error:  # whatever a server answers, the page says that it was answered
        logger.exception("%s could not be tried", gateway)
        outcome = unknown(f"程序出错（{type(error).__name__}），详见日志")
    record(
        "gateway_tested", by=by, request=request, about=gateway,
        result="ok" if outcome.result == Result.SENT else "failed", what=outcome.said[:200],
    )  # fmt: skip
    return outcome
