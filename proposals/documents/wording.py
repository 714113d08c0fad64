"""Words more than one paper uses."""

from proposals.models import Proposal


def options(choices, chosen="") -> list[dict]:
    return [{"label": label, "chosen": value == chosen} for value, label in choices]


def session_name(proposal: Proposal) -> str:
    if proposal.session is None:
        return str(proposal.term or "")
    return f"{proposal.session}{'' if proposal.channel == 'session' else '闭会期间'}"


def name_of(entry) -> str:
    """Who took the step, as one signs: the name without the post."""
    return entry.by.name if entry and entry.by else ""
