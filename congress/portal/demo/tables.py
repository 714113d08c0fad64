"""The statements that write copies: built from the models, so a new column is copied without a word here."""

from django.db import connection, models

from congress.accounts.models import User
from congress.organs.models import Unit
from congress.surveys.models import Ballot, Invitation, Survey
from deputies.models import Deputy
from proposals.models import (
    Advice,
    Answer,
    Contact,
    Cosigner,
    Demand,
    Evaluation,
    Handling,
    Proposal,
    ProposalClock,
    ProposalEntry,
    Rater,
    Reply,
)

PREFERRED = Proposal.preferred_units.through
# Each table with the column by which it hangs on one before it; the survey hangs on the evaluation's row.
TABLES = {
    PREFERRED: "proposal_id", Demand: "proposal_id", Cosigner: "proposal_id", Handling: "proposal_id",
    ProposalClock: "proposal_id", Contact: "handling_id", Advice: "handling_id", Reply: "handling_id",
    Answer: "reply_id", Survey: "", Invitation: "survey_id", Ballot: "invitation_id", Evaluation: "proposal_id",
    Rater: "evaluation_id", ProposalEntry: "proposal_id",
}  # fmt: skip
SWAPPED = {User: "users", Unit: "units", Deputy: "deputies"}
OWN = {  # what every copy says for itself
    (Proposal, "code"): "c.code",
    (Proposal, "serial"): "c.serial",
    (Proposal, "number"): "c.number",
    (Proposal, "text_index"): "c.index::tsvector",
    (Proposal, "category_id"): "CASE WHEN t.category_id IS NULL THEN NULL ELSE c.category END",
    (Proposal, "delegation_id"): "c.delegation",
    (Proposal, "deputy_no"): "c.deputy_no",
    (Invitation, "place"): "translate(left(md5(random()::text || m.new), 16), '0189', 'wxyz')",
    (ProposalEntry, "facts"): "pg_temp.swap(t.facts::text, c.texts_old, c.texts_new)::jsonb - 'contact'",
}
SETUP = """
CREATE OR REPLACE FUNCTION pg_temp.swap(t text, a text[], b text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    FOR i IN 1 .. coalesce(array_length(a, 1), 0) LOOP t := replace(t, a[i], b[i]); END LOOP;
    RETURN t;
END $$;
CREATE TEMP TABLE copy (
    copy serial PRIMARY KEY, old bigint, code text, serial int, number text, index text,
    texts_old text[], texts_new text[], users_old bigint[], users_new bigint[], units_old bigint[],
    units_new bigint[], deputies_old bigint[], deputies_new bigint[], category bigint, delegation bigint,
    deputy_no text
) ON COMMIT DROP;
"""


def table(model) -> str:
    return model._meta.db_table


def insert_all(cursor) -> None:
    """Copy every row that hangs on an original, once for each row of the table ``copy``."""
    _number(cursor, Proposal, "JOIN copy p ON p.old = t.id")
    _insert(cursor, Proposal)
    for model, column in TABLES.items():
        if column:
            parent = model._meta.get_field(column.removesuffix("_id")).related_model
            _number(cursor, model, f"JOIN twin_{table(parent)} p ON p.old = t.{column}")
        else:
            joined = f"JOIN {table(Evaluation)} e ON e.survey_id = t.id"
            _number(cursor, model, f"{joined} JOIN twin_{table(Proposal)} p ON p.old = e.proposal_id")
        _insert(cursor, model)


def _number(cursor, model, join: str) -> None:
    """The new keys, in the order of the old ones within each copy."""
    name = table(model)
    cursor.execute(
        f"CREATE TEMP TABLE twin_{name} ON COMMIT DROP AS "
        f"SELECT s.old, s.copy, nextval(pg_get_serial_sequence('{name}', 'id')) AS new "
        f"FROM (SELECT t.id AS old, p.copy FROM {name} t {join} ORDER BY p.copy, t.id) s"
    )
    cursor.execute(f"CREATE INDEX ON twin_{name} (old, copy); ANALYZE twin_{name}")


def _insert(cursor, model) -> None:
    name, joins, columns, values = table(model), [], [], []
    for field in model._meta.concrete_fields:
        columns.append(f'"{field.column}"')
        values.append(_value(model, field, joins))
    cursor.execute(
        f"INSERT INTO {name} ({', '.join(columns)}) SELECT {', '.join(values)} FROM twin_{name} m "
        f"JOIN {name} t ON t.id = m.old JOIN copy c ON c.copy = m.copy {' '.join(joins)} ORDER BY m.new"
    )


def _value(model, field, joins: list[str]) -> str:
    column, target = f't."{field.column}"', field.related_model
    if field.primary_key:
        return "m.new"
    if own := OWN.get((model, field.column)):
        return own
    if target in SWAPPED:
        old, new = f"c.{SWAPPED[target]}_old", f"c.{SWAPPED[target]}_new"
        return f"coalesce(({new})[array_position({old}, {column})], {column})"
    if target in TABLES or target is Proposal:
        alias = f"x{len(joins)}"
        joins.append(f"LEFT JOIN twin_{table(target)} {alias} ON {alias}.old = {column} AND {alias}.copy = m.copy")
        return f"{alias}.new"
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    return f"pg_temp.swap({column}, c.texts_old, c.texts_new)" if is_text else column


def watch(on: bool) -> None:
    """The change log does not write down a million invented rows; it watches again before the commit."""
    word = "ENABLE" if on else "DISABLE"
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'audited'")
        watched = {name for (name,) in cursor.fetchall()}
        for model in (Proposal, *TABLES):
            if table(model) in watched:
                cursor.execute(f"ALTER TABLE {table(model)} {word} TRIGGER audited")
