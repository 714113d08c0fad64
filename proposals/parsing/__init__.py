"""Reading what other offices wrote: numbers, sessions, classes, units, people, document numbers.

Every function takes a cell and gives a `Parsed`; none refuses, none looks into the database.
"""

from congress.imports.cells import Parsed, Remark
from congress.imports.dates import parse_date
from congress.imports.unit_names import bare_name, parse_units
from proposals.parsing.demands import split_demands
from proposals.parsing.document_number import DocumentNumber, parse_document_number
from proposals.parsing.number import ProposalNumber, parse_number
from proposals.parsing.people import People, parse_people
from proposals.parsing.reply_class import class_in_title, parse_reply_class
from proposals.parsing.session import SessionName, parse_session

__all__ = [
    "DocumentNumber",
    "Parsed",
    "People",
    "ProposalNumber",
    "Remark",
    "SessionName",
    "bare_name",
    "class_in_title",
    "parse_date",
    "parse_document_number",
    "parse_number",
    "parse_people",
    "parse_reply_class",
    "parse_session",
    "parse_units",
    "split_demands",
]
