"""What an inspection found or an answer promised becomes items of the draft of 审议意见."""

from supervision.actions.hearing import draft_opinion
from supervision.models import ReviewOpinion, Topic


def add_items(topic: Topic, rows, *, by, words: dict) -> ReviewOpinion:
    """Behind the items already drafted. ``rows``: (text, unit, due_on); ``words`` begin an opinion not yet drafted."""
    opinion = topic.opinions.filter(round=topic.round).first()
    items = []
    if opinion:
        words = {"assessment": opinion.assessment, "problems": opinion.problems, "advice": opinion.advice}
        items = [{"text": i.text, "unit": i.unit, "due_on": i.due_on} for i in opinion.items.select_related("unit")]
    items += [{"text": text[:1000], "unit": unit, "due_on": due_on} for text, unit, due_on in rows]
    return draft_opinion(topic, by=by, items=items, **words)
