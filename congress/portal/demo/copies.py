"""More cases of the same shape, written by the database itself.

Walking one case to its end takes some 230 statements; a copy of a walked case takes a share of one. A copy keeps
every date, step and deadline of its original and differs in what it is about: another matter of the same shape
(as many demands and units, the same class), so other units and their people, another deputy, the next number.
"""

import re
from collections import defaultdict
from random import Random

from django.db import connection

from congress.accounts.sealing import seal
from congress.numbering.documents import series_key
from congress.numbering.models import Number, Series
from congress.portal.demo.district import Case, District
from congress.portal.demo.matters import Matter, Table
from congress.portal.demo.tables import SETUP, insert_all, watch
from congress.search.index import vector_text
from deputies.models import Mandate
from proposals.models import Proposal, Reply

COLUMNS = (
    "old, code, serial, number, index, texts_old, texts_new, users_old, users_new, units_old, units_new,"
    " deputies_old, deputies_new, category, delegation, deputy_no"
)
DOCUMENT = re.compile(r"(.+)〔(\d+)〕(\d+)号")


class Copier:
    def __init__(self, district: District, matters: Table, rng: Random):
        self.district, self.matters, self.rng = district, matters, rng
        self.houses, self.people = district.houses, district.people
        seats = Mandate.objects.filter(term=self.houses.term).order_by("starts_on")
        self.seats = {deputy: (delegation, no) for deputy, delegation, no in seats.values_list(
            "deputy", "delegation", "deputy_no")}  # fmt: skip
        self.letters = defaultdict(list)
        for proposal, doc_no in Reply.objects.values_list("handling__proposal", "doc_no"):
            self.letters[proposal].append(doc_no)
        self.series = {series.key: series for series in Series.objects.all()}
        self.issued: list[Number] = []

    def write(self, wanted: list[Case]) -> None:
        """One copy for each case of the list; the same case may stand in it many times."""
        rows = [self.row(case) for case in wanted]  # before COPY, which leaves no room for a question
        watch(False)
        with connection.cursor() as cursor:
            cursor.execute(SETUP)
            with cursor.copy(f"COPY copy ({COLUMNS}) FROM STDIN") as stream:
                for row in rows:
                    stream.write_row(row)
            cursor.execute("ANALYZE copy")
            insert_all(cursor)
            cursor.execute("SELECT 'DROP TABLE ' || relname FROM pg_class WHERE relpersistence = 't' "
                           "AND (relname = 'copy' OR relname LIKE 'twin%') AND relkind = 'r'")  # fmt: skip
            for (statement,) in cursor.fetchall():
                cursor.execute(statement)
        Number.objects.bulk_create(self.issued, batch_size=5000)
        for series in self.series.values():
            Series.objects.filter(pk=series.pk).update(last=series.last)
        watch(True)

    def row(self, case: Case) -> tuple:
        old, matter = case.proposal, self.matters.like(case.matter, case.year)
        lead = self._other_lead(case)
        delegation, deputy_no = self.seats[lead.pk]
        units, users, texts = self._units(case, matter)
        serial, number = self._number(old)
        texts += self._texts(case, matter, lead)
        if number:
            texts.append((old.number, number))
        if old.lead.user_id:
            users.append((old.lead.user_id, lead.user_id))
        names = " ".join([lead.name, lead.initials, *(name for _, name in texts[: 2 * len(units)])])
        index = vector_text(f"{number} {matter.title}", names, f"{matter.reason} {matter.request}")
        pairs = (texts, users, units, [(old.lead_id, lead.pk)])
        columns = [[pair[side] for pair in found] for found in pairs for side in (0, 1)]
        category = self.houses.categories[matter.category].pk
        code = f"{self.rng.getrandbits(40):010x}"
        return old.pk, code, serial, number, index, *columns, category, delegation, deputy_no

    def _other_lead(self, case: Case):
        """Of another place than the signers beside the lead, with an account if the lead has one."""
        seat, deputies = case.seat, self.district.deputies
        first, count = (0, 240) if seat < 240 else (240, 40)
        while True:
            other = first + self.rng.randrange(count)
            if (other - seat) % 12:
                return deputies[other]

    def _units(self, case: Case, matter: Matter):
        """Which units and people stand in for which; the names come first among the texts."""
        units, users, texts = [], [], []
        for old_key, key in zip(self._keys(case, case.matter), self._keys(case, matter), strict=True):
            old, new = self.houses.units[old_key], self.houses.units[key]
            units.append((old.pk, new.pk))
            texts += [(old.name, new.name), (old.short_name, new.short_name)]
            for staff in (self.people.handlers, self.people.heads):
                users.append((staff[old_key].pk, staff[key].pk))
                texts.append((staff[old_key].name, staff[key].name))
            texts.append((old.phone, new.phone))
        return units, users, [pair for pair in texts if pair[0] and pair[0] != pair[1]]

    def _keys(self, case: Case, matter: Matter) -> list[str]:
        day = case.proposal.assigned_on or case.proposal.submitted_on
        return [self.houses.unit_on(key, day) for key in matter.units]

    def _texts(self, case: Case, matter: Matter, lead) -> list[tuple[str, str]]:
        old, before = case.proposal, case.matter
        texts = [(before.title, matter.title), (before.reason, matter.reason), (before.request, matter.request)]
        texts += zip(before.demands, matter.demands, strict=True)
        texts += zip(before.answers, matter.answers, strict=True)
        sealed = [(old.lead.phone, lead.phone), (old.lead.address, lead.address)]
        texts += [(old.lead.name, lead.name), *((seal(a, alike=True), seal(b, alike=True)) for a, b in sealed if a)]
        # Only where the timeline names it: the word alone stands in many sentences.
        texts.append((f'"category": "{before.category}"', f'"category": "{matter.category}"'))
        for doc_no in filter(None, [old.paper_no, *self.letters[old.pk]]):
            texts.insert(0, (doc_no, self._document(doc_no, case, matter)))
        return [pair for pair in texts if pair[0]]

    def _document(self, doc_no: str, case: Case, matter: Matter) -> str:
        prefix, year, _ = DOCUMENT.fullmatch(doc_no).groups()
        if doc_no != case.proposal.paper_no:
            prefixes = [self.houses.units[key].doc_prefix for key in self._keys(case, case.matter)]
            prefix = self.houses.units[self._keys(case, matter)[prefixes.index(prefix)]].doc_prefix
        value = self._next(
            series_key(prefix, year), f"{prefix}{year}年发文", f"{prefix}〔{year}〕{{n}}号", matter.title
        )
        return f"{prefix}〔{year}〕{value}号"

    def _number(self, old: Proposal) -> tuple[int | None, str]:
        if old.serial is None:
            return None, ""
        key = f"{old.kind}:{old.term.number}-{old.session.number}:{old.channel}"
        template = "闭字第{n}号" if old.channel == "intersession" else "第{n:03}号"
        value = self._next(key, "", template, old.title)
        return value, template.format(n=value)

    def _next(self, key: str, label: str, template: str, about: str) -> int:
        if key not in self.series:
            self.series[key] = Series.objects.create(key=key, label=label)
        series = self.series[key]
        series.last += 1
        self.issued.append(
            Number(series=series, value=series.last, text=template.format(n=series.last), about=about[:200])
        )
        return series.last
