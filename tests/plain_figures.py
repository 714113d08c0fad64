"""The figures of 统计 once more, in plain SQL from the words of law.md §5.8. It shares nothing with proposals/statistics."""

from django.db import connection

SQL = """
WITH house AS (
    SELECT p.id, p.status, p.origin, p.verdict, p.category_id, c.counts_as_completed AS done,
           extract(year FROM coalesce(p.registered_on, p.assigned_on, s.opens_on, p.replied_on, p.submitted_on)) AS year
      FROM proposals_proposal p
      LEFT JOIN organs_congresssession s ON s.id = p.session_id
      LEFT JOIN proposals_replyclass c ON c.id = p.reply_class_id
     WHERE p.kind = 'suggestion'
       AND p.status NOT IN ('draft', 'cosigning', 'submitted', 'returned', 'inadmissible', 'withdrawn')
), own AS (
    SELECT id, proposal_id, unit_id, status, part IN ('lead', 'separate') AS answers
      FROM proposals_handling WHERE status NOT IN ('returned', 'passed_on', 'merged', 'released')
), days AS (
    SELECT proposal_id, handling_id,
           coalesce((met_at AT TIME ZONE 'Asia/Shanghai')::date, %(today)s::date) > due_on AS late
      FROM proposals_proposalclock
     WHERE kind IN ('proposal.reply', 'proposal.extended') AND void_at IS NULL
       AND handling_id IN (SELECT id FROM own)
), talks AS (
    SELECT DISTINCT h.proposal_id, h.id AS handling_id
      FROM proposals_contact t JOIN proposals_handling h ON h.id = t.handling_id WHERE t.verdict <> 'denied'
), letters AS (
    SELECT DISTINCT ON (r.handling_id) r.handling_id, c.counts_as_completed AS done
      FROM proposals_reply r LEFT JOIN proposals_replyclass c ON c.id = r.reply_class_id
     WHERE r.issued_on IS NOT NULL ORDER BY r.handling_id, r.round DESC
), said AS (
    SELECT DISTINCT ON (i.id) e.proposal_id, e.round, b.grades
      FROM surveys_ballot b JOIN surveys_invitation i ON i.id = b.invitation_id AND i.counts
      JOIN surveys_survey s ON s.id = i.survey_id AND s.closed_at IS NOT NULL
      JOIN proposals_evaluation e ON e.survey_id = s.id
     ORDER BY i.id, b.seq DESC
), closed AS (
    SELECT e.proposal_id, min(e.round) AS first, max(e.round) AS last
      FROM proposals_evaluation e JOIN surveys_survey s ON s.id = e.survey_id AND s.closed_at IS NOT NULL GROUP BY 1
), grades AS (
    SELECT DISTINCT ON (proposal_id, round, asked.key) proposal_id, round, asked.key, asked.value AS grade
      FROM said, jsonb_each_text(grades) AS asked
     GROUP BY proposal_id, round, asked.key, asked.value
     ORDER BY proposal_id, round, asked.key, count(*) DESC, array_position('{low,mid,high}', asked.value)
), verdicts AS (
    SELECT h.id, h.verdict AS final, f.grade AS first, m.grade AS manner
      FROM house h LEFT JOIN closed c ON c.proposal_id = h.id
      LEFT JOIN grades f ON f.proposal_id = h.id AND f.round = c.first AND f.key = 'result'
      LEFT JOIN grades m ON m.proposal_id = h.id AND m.round = c.last AND m.key = 'manner'
), cases AS (
    SELECT h.year, NULL::bigint AS unit, h.category_id AS category, v.final, v.first, v.manner, h.done,
           h.status IN ('replied', 'evaluated', 'rework', 'mediation', 'tracking', 'closed') AS answered,
           h.status NOT IN ('registered', 'merged', 'offline') AS handed,
           h.origin = 'imported' AND NOT EXISTS (SELECT FROM days d WHERE d.proposal_id = h.id) AS old,
           coalesce((SELECT bool_or(late) FROM days d WHERE d.proposal_id = h.id), false) AS late,
           h.id IN (SELECT proposal_id FROM talks) AS talked,
           (SELECT count(*) FROM proposals_commitment k WHERE k.proposal_id = h.id) AS promised,
           (SELECT count(*) FROM proposals_commitment k WHERE k.proposal_id = h.id AND status = 'struck_off') AS struck
      FROM house h JOIN verdicts v ON v.id = h.id
), shares AS (
    SELECT h.year, o.unit_id, h.category_id, v.final, v.first, v.manner,
           CASE WHEN l.handling_id IS NULL THEN h.done ELSE l.done END,
           o.status = 'issued' OR l.handling_id IS NOT NULL, h.status NOT IN ('registered', 'merged', 'offline'),
           h.origin = 'imported' AND NOT EXISTS (SELECT FROM days d WHERE d.handling_id = o.id),
           coalesce((SELECT bool_or(late) FROM days d WHERE d.handling_id = o.id), false),
           o.id IN (SELECT handling_id FROM talks),
           (SELECT count(*) FROM proposals_commitment k WHERE k.handling_id = o.id),
           (SELECT count(*) FROM proposals_commitment k WHERE k.handling_id = o.id AND status = 'struck_off')
      FROM own o JOIN house h ON h.id = o.proposal_id JOIN verdicts v ON v.id = h.id
      LEFT JOIN letters l ON l.handling_id = o.id WHERE o.answers
), rows AS (SELECT *, handed AND NOT old AS fresh FROM {rows})
SELECT {by},
       count(*) FILTER (WHERE fresh AND answered AND NOT late), count(*) FILTER (WHERE fresh),
       count(*) FILTER (WHERE fresh AND answered AND NOT late), count(*) FILTER (WHERE fresh AND (answered OR late)),
       count(*) FILTER (WHERE fresh AND talked), count(*) FILTER (WHERE fresh),
       count(*) FILTER (WHERE handed AND done), count(*) FILTER (WHERE handed),
       count(*) FILTER (WHERE final = 'high'), count(*) FILTER (WHERE final <> ''),
       count(*) FILTER (WHERE final IN ('high', 'mid')), count(*) FILTER (WHERE final <> ''),
       count(*) FILTER (WHERE first = 'high'), count(*) FILTER (WHERE first <> ''),
       count(*) FILTER (WHERE first IN ('high', 'mid')), count(*) FILTER (WHERE first <> ''),
       count(*) FILTER (WHERE manner = 'high'), count(*) FILTER (WHERE manner <> ''),
       count(*) FILTER (WHERE manner IN ('high', 'mid')), count(*) FILTER (WHERE manner <> ''),
       sum(struck)::int, sum(promised)::int
  FROM rows WHERE year = coalesce(%(year)s, year) GROUP BY 1
"""


def plain(by: str, year, today) -> dict:
    """Group -> (part, whole) of each rate, in the order of the page. ``by``: year, category or unit."""
    rows = "(SELECT * FROM cases) c" if by != "unit" else "(SELECT * FROM cases WHERE false UNION ALL TABLE shares) c"
    with connection.cursor() as cursor:
        cursor.execute(SQL.replace("{rows}", rows).replace("{by}", by), {"year": year, "today": today})
        return {row[0]: list(zip(row[1::2], row[2::2], strict=True)) for row in cursor.fetchall()}


def counts_of(groups) -> dict:
    """The same shape from the groups of the page."""
    return {group.key: [(share.part, share.whole) for share in group.shares] for group in groups}
