"""Counted rows for pages and reports, by query and never stored. Each count stands for a list that can be opened."""

from proposals.statistics.grouped import DIMENSIONS, Group, Table, behind, label_of, table, whole
from proposals.statistics.population import of_year, since, years
from proposals.statistics.rates import COUNTS, FEW, RATES, Rate, Share, Tally, rates
from proposals.statistics.standing import Late, by_status, by_verdict, late_by_unit
from proposals.statistics.subjects import Subject, subjects

__all__ = [
    "COUNTS", "DIMENSIONS", "FEW", "RATES", "Group", "Late", "Rate", "Share", "Subject", "Table", "Tally", "behind",
    "by_status", "by_verdict", "label_of", "late_by_unit", "of_year", "rates", "since", "subjects", "table",
    "whole", "years",
]  # fmt: skip
