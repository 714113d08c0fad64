"""What is true of each suggestion, and of each unit's share of one: all that the rates are made of.

A unit is judged by its own share: its own letter, its own days, its own talks. The deputy judges the whole.
The facts are found table by table in one statement: asked of each case by itself they are a dozen questions a row,
and the whole house then took minutes.
"""

from datetime import date

from django.conf import settings
from django.db.models import F, IntegerField, QuerySet, TextChoices, Value

from congress.surveys.models import Grade
from proposals.models import (
    ANSWERING,
    GONE,
    HANDED_OVER,
    JUDGED,
    CommitmentStatus,
    Contact,
    HandlingStatus,
    Origin,
    Proposal,
    Status,
)

SILENT = "silent"  # asked, and the window went by without a word: 未反馈
REPLY_CLOCKS = ("proposal.reply", "proposal.extended")
ANSWERED = (Status.REPLIED, *JUDGED)
OVER = (Status.EVALUATED, Status.MEDIATION, Status.TRACKING, Status.CLOSED)


class Time(TextChoices):
    """How the answer stands to its day. HISTORY came from old sheets without days: it is in no rate of time."""

    NONE = "none", "未交办"
    RUNNING = "running", "期限内办理"
    OVERDUE = "overdue", "逾期未答复"
    IN_TIME = "in_time", "按期答复"
    LATE = "late", "逾期答复"
    HISTORY = "history", "导入的往年件"


FACTS = (
    "fact_time", "fact_talked", "fact_class", "fact_done", "fact_verdict", "fact_first", "fact_manner",
    "fact_promised", "fact_struck",
)  # fmt: skip

CASES = """
    SELECT f.id AS key, f.id AS proposal, f.grp, f.status, f.origin, f.verdict, f.status IN {answered} AS answered,
           f.klass, coalesce(c.counts_as_completed, false) AS done
      FROM found f LEFT JOIN proposals_replyclass c ON c.id = f.klass
"""
SHARES = """
    SELECT h.id AS key, f.id AS proposal, h.unit_id AS grp, f.status, f.origin, f.verdict,
           h.status = '{issued}' OR l.handling_id IS NOT NULL AS answered, coalesce(l.reply_class_id, f.klass) AS klass,
           coalesce(own.counts_as_completed, c.counts_as_completed, false) AS done
      FROM found f JOIN proposals_handling h ON h.proposal_id = f.id
      LEFT JOIN (SELECT DISTINCT ON (handling_id) handling_id, reply_class_id FROM proposals_reply
                  WHERE issued_on IS NOT NULL ORDER BY handling_id, round DESC) l ON l.handling_id = h.id
      LEFT JOIN proposals_replyclass own ON own.id = l.reply_class_id
      LEFT JOIN proposals_replyclass c ON c.id = f.klass
     WHERE h.part IN {answering} AND h.status NOT IN {gone}
"""
# ``heard``: of the first closed round what was said of the result, of the last what was said of the manner, as the
# verdict itself is found (actions/rating): by those who count, the grade most gave, of as many the worse.
FACTS_OF = """
WITH found (id, status, origin, verdict, klass, grp) AS MATERIALIZED ({found}),
asked AS MATERIALIZED ({rows}),
days AS MATERIALIZED (
    SELECT c.{key} AS key, bool_or(coalesce((c.met_at AT TIME ZONE '{zone}')::date, '{today}'::date) > c.due_on) AS late
      FROM proposals_proposalclock c LEFT JOIN proposals_handling h ON h.id = c.handling_id
     WHERE c.kind IN {clocks} AND c.void_at IS NULL AND coalesce(h.status, '') NOT IN {gone} GROUP BY 1
), talks AS MATERIALIZED (
    SELECT DISTINCT s.{key} AS key
      FROM (SELECT t.handling_id, h.proposal_id FROM proposals_contact t
              JOIN proposals_handling h ON h.id = t.handling_id WHERE t.verdict <> '{denied}') s
), promises AS MATERIALIZED (
    SELECT {key} AS key, count(*) AS promised, count(*) FILTER (WHERE status = '{struck}') AS struck
      FROM proposals_commitment GROUP BY 1
), rounds AS MATERIALIZED (
    SELECT e.proposal_id, min(e.round) AS first, max(e.round) AS last
      FROM proposals_evaluation e JOIN surveys_survey s ON s.id = e.survey_id AND s.closed_at IS NOT NULL GROUP BY 1
), ballots AS (
    SELECT DISTINCT ON (b.invitation_id) i.survey_id, b.grades
      FROM surveys_ballot b JOIN surveys_invitation i ON i.id = b.invitation_id AND i.counts
     ORDER BY b.invitation_id, b.seq DESC
), voices AS (
    SELECT r.proposal_id, q.question, b.grades ->> q.question AS grade, count(*) AS n
      FROM ballots b JOIN proposals_evaluation e ON e.survey_id = b.survey_id
      JOIN rounds r ON r.proposal_id = e.proposal_id
      JOIN (VALUES ('result'), ('manner')) AS q (question)
        ON e.round = CASE q.question WHEN 'result' THEN r.first ELSE r.last END
     GROUP BY 1, 2, 3
), loudest AS (
    SELECT DISTINCT ON (proposal_id, question) proposal_id, question, grade
      FROM voices ORDER BY proposal_id, question, n DESC, array_position(ARRAY{grades}, grade) DESC NULLS LAST
), heard AS MATERIALIZED (
    SELECT proposal_id, max(grade) FILTER (WHERE question = 'result') AS result,
           max(grade) FILTER (WHERE question = 'manner') AS manner
      FROM loudest GROUP BY 1
), judged AS (
    SELECT a.*, days.late, days.key IS NOT NULL AS timed, talks.key IS NOT NULL AS talked,
           coalesce(p.promised, 0) AS promised, coalesce(p.struck, 0) AS struck, r.last, h.result, h.manner,
           CASE WHEN a.verdict <> '' THEN a.verdict
                WHEN a.status IN {over} AND r.last IS NOT NULL THEN '{silent}' ELSE '' END AS final
      FROM asked a LEFT JOIN days ON days.key = a.key LEFT JOIN talks ON talks.key = a.key
      LEFT JOIN promises p ON p.key = a.key
      LEFT JOIN rounds r ON r.proposal_id = a.proposal LEFT JOIN heard h ON h.proposal_id = a.proposal
), facts AS (
    SELECT proposal, grp,
           CASE WHEN status NOT IN {handed} THEN 'none' WHEN origin = '{imported}' AND NOT timed THEN 'history'
                WHEN late AND answered THEN 'late' WHEN late THEN 'overdue'
                WHEN answered THEN 'in_time' ELSE 'running' END AS fact_time,
           talked AS fact_talked, klass AS fact_class, done AS fact_done, final AS fact_verdict,
           CASE WHEN last > 1 THEN coalesce(result, '{silent}') ELSE final END AS fact_first,
           CASE WHEN last IS NULL THEN '' ELSE coalesce(manner, '{silent}') END AS fact_manner,
           promised AS fact_promised, struck AS fact_struck
      FROM judged
)
"""


def _listed(words) -> str:
    """Of our own keys only: nothing anybody wrote."""
    return "(" + ", ".join(f"'{word!s}'" for word in words) + ")"


WORDS = {
    "answered": _listed(ANSWERED), "issued": HandlingStatus.ISSUED.value, "answering": _listed(ANSWERING),
    "gone": _listed(GONE), "clocks": _listed(REPLY_CLOCKS), "denied": Contact.Verdict.DENIED.value,
    "struck": CommitmentStatus.STRUCK_OFF.value, "over": _listed(OVER), "handed": _listed(HANDED_OVER),
    "imported": Origin.IMPORTED.value, "silent": SILENT, "grades": str([str(grade) for grade in Grade.values]),
}  # fmt: skip


def facts_of(found: QuerySet[Proposal], today: date, *, path: str = "", by_share: bool = False) -> tuple[str, tuple]:
    """The WITH clause that ends in ``facts`` (proposal, grp, fact …): one row a case, or one a unit's share.

    ``path`` leads from the case to its group; a share's group is its unit.
    """
    group = Value(None, output_field=IntegerField()) if by_share or not path else F(path)
    columns = ("pk", "status", "origin", "verdict", "reply_class_id")
    asked, params = found.order_by().values(*columns, grp=group).query.sql_with_params()
    words = WORDS | {
        "rows": (SHARES if by_share else CASES).format(**WORDS), "key": "handling_id" if by_share else "proposal_id",
        "zone": settings.TIME_ZONE, "today": today.isoformat(), "found": asked,
    }  # fmt: skip
    return FACTS_OF.format(**words), params
