"""What letters promised before there was a ledger is written into it, to be kept and struck off like any other."""

from django.db import migrations

from congress.workdays.count import with_weekday

LEFT = ("merged", "returned", "released", "passed_on")  # shares that answer for nothing any more


def write_down(apps, schema_editor):
    """Each unit's newest letter, if it promises and nothing of it stands in the ledger; so twice does no harm.

    The yearly call for its state is begun by the next night (``actions.roll_years``): its day is the district's rule.
    """
    Reply, Commitment = apps.get_model("proposals", "Reply"), apps.get_model("proposals", "Commitment")
    noted = set(Commitment.objects.values_list("handling", flat=True))
    issued = Reply.objects.exclude(issued_on=None).exclude(handling__status__in=LEFT)
    newest = issued.exclude(handling__proposal__status="withdrawn").order_by("handling_id", "-round").distinct("handling_id")
    for reply in newest.select_related("reply_class", "handling__proposal").prefetch_related("answers__demand"):
        promises = reply.promised_on and reply.reply_class and reply.reply_class.opens_commitment
        if promises and reply.handling_id not in noted:
            for demand, text, said in _put_off(reply):
                _note(apps, Commitment, reply, demand=demand, text=text, said=said)


def _put_off(reply) -> list[tuple]:
    """As a letter of today opens them: one for each demand it puts off, or one for the whole letter."""
    answers = sorted(reply.answers.all(), key=lambda answer: answer.demand.place)
    later = [a for a in answers if a.outcome == "planned"] or [a for a in answers if a.outcome == "partly"]
    whole = (None, reply.handling.proposal.title, "\n".join(answer.text for answer in answers))
    return [(answer.demand, answer.demand.text, answer.text) for answer in later] or [whole]


def _note(apps, Commitment, reply, **words):
    share, on, due_on = reply.handling, reply.issued_on, reply.promised_on
    made = Commitment.objects.create(
        proposal_id=share.proposal_id, handling=share, unit_id=share.unit_id, reply=reply, opened_on=on,
        first_due_on=due_on, due_on=due_on, year=on.year, **words,
    )  # fmt: skip
    said = "，".join(filter(None, [f"承诺 {due_on.isoformat()} 前完成", reply.doc_no]))
    apps.get_model("proposals", "ProposalClock").objects.create(
        proposal_id=share.proposal_id, handling=share, commitment=made, kind="commitment.due", starts_on=on,
        due_on=due_on, rule={"label": "承诺期限"}, one_line=said,
        reckoning=[
            {"label": "承诺日", "value": with_weekday(on), "source": ""},
            {"label": "承诺期限", "value": with_weekday(due_on), "source": "", "sum": True},
        ],
    )  # fmt: skip


class Migration(migrations.Migration):

    dependencies = [
        ('proposals', '0030_lift_promises'),
    ]

    operations = [
        migrations.RunPython(write_down, migrations.RunPython.noop),
    ]
