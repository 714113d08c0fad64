"""The benchmark: small, since here only its words are judged and never its times."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError

from congress.accounts import demo
from congress.accounts.models import Role
from congress.imports import engine, jobs
from congress.imports.models import ImportJob, State
from congress.portal.bench import figures, imports, packets, pages
from congress.portal.management.commands.bench import Command
from proposals import actions
from proposals.models import Proposal, RawRow
from tests import make
from tests.cast import gather
from tests.proposals import road
from tests.proposals.test_figures import answered

ROWS = 2_222
FOUND = {
    "list": {"ms": 40.0, "queries": 16},
    "search": {"ms": 30.0, "queries": 15},
    "case": {"ms": 20.0, "queries": 27},
}


class Told(Command):
    """The command with figures as its processes would have brought them."""

    def __init__(self, **found):
        super().__init__(stdout=io.StringIO())
        self.found = found

    def ask(self, scale, part):
        return self.found[f"{part}_{scale}"]

    def copy(self, scale, name):
        pass

    @property
    def lines(self):
        return [json.loads(line) for line in self.stdout.getvalue().splitlines()]


def test_each_page_is_one_line_with_its_ratio_to_the_small_district():
    large = {name: {**each, "ms": each["ms"] * 1.25} for name, each in FOUND.items()}
    told = Told(pages_1={**FOUND, "cases": 240}, pages_2={**large, "cases": 480})
    told.tell_pages(1, 2)
    assert [line["name"] for line in told.lines] == ["list_scale_2", "search_scale_2", "case_scale_2"]
    assert told.lines[0] == {
        "name": "list_scale_2", "value": 50.0, "unit": "ms", "ratio_to": "scale 1", "ratio": 1.25, "n": 480,
    }  # fmt: skip


def counted(seconds, queries=15, cases=240):
    timed = {name: {"seconds": seconds, "queries": queries} for name in ("figures", "report", "paper")}
    return timed | {"bare": 0.4, "cases": cases}


def test_the_figures_and_the_report_are_measured_against_bare_sql_and_their_paper_against_the_small_district():
    told = Told(figures_1=counted(0.5), figures_2=counted(2.0, cases=480))
    told.tell_figures(1, 2)
    assert [(line["name"], line["ratio_to"], line["ratio"], line["n"]) for line in told.lines] == [
        ("figures_scale_2", "bare SQL", 5.0, 480), ("report_scale_2", "bare SQL", 5.0, 480),
        ("report_paper_scale_2", "scale 1", 4.0, 480),
    ]  # fmt: skip


def test_figures_that_ask_more_of_a_larger_district_are_refused():
    told = Told(figures_1=counted(0.5), figures_2=counted(2.0, queries=16))
    with pytest.raises(CommandError, match="figures: 15 queries for few cases, 16 for many"):
        told.tell_figures(1, 2)


def test_a_page_that_asks_more_of_a_larger_district_is_refused():
    more = FOUND | {"search": {"ms": 30.0, "queries": 35}}
    told = Told(pages_1={**FOUND, "cases": 240}, pages_2={**more, "cases": 480})
    with pytest.raises(CommandError, match=r"search: the number of queries .*\[15, 35\]"):
        told.tell_pages(1, 2)


def test_the_two_halves_of_an_import_are_told_against_reading_and_copying():
    told = Told(imports_import={"bare": 2.0, "preview": 3.0, "commit": 5.0})
    told.tell_imports(1)
    assert [(line["name"], line["ratio"], line["n"]) for line in told.lines] == [
        ("import_preview", 1.5, 10_000),
        ("import_commit", 2.5, 10_000),
    ]


def test_a_packet_is_told_against_a_bare_run_and_a_bare_merge():
    told = Told()
    told.tell_packets(
        {"pages": 300, "single": 8.0, "single_size": 2_000_000, "cold": 4.0, "size": 2_100_000, "merge": 0.1}
        | {"bind": 0.25, "reprint": 0.5, "peak": 120, "changed": 0.9, "one": 0.3}
    )
    assert [(line["name"], line["ratio"]) for line in told.lines] == [
        ("packet_cold", 0.5),
        ("packet_reprint", 2.5),
        ("packet_one_changed", 1.12),
        ("packet_memory", 0.8),
        ("packet_size", 1.05),
    ]


def test_a_packet_is_measured_cold_kept_and_with_one_change(monkeypatch):
    monkeypatch.setattr(packets, "LENGTHS", (4, 8, 4))
    monkeypatch.setattr(packets, "ROUNDS", 1)
    found = packets.measure()
    assert found["pages"] == 10  # contents, three papers, empty backs
    assert all(value > 0 for value in found.values())


@pytest.mark.django_db
def test_pages_are_measured_through_the_whole_stack(settings, cast):
    settings.DEMO = True
    clerk = make.user(Role.COORDINATOR, cast.office)
    clerk.username = "coordinator"
    clerk.save()
    demo.prepare(clerk)
    actions.close(road.concluded(cast), by=cast.li)
    found = pages.measure()
    assert found.pop("cases") == 1
    assert found.keys() == set(pages.PAGES)
    assert all(each["ms"] > 0 and each["queries"] > 5 for each in found.values())


@pytest.mark.django_db
def test_the_figures_are_measured_with_what_they_cost_bare(settings, monkeypatch):
    settings.DEMO = True
    cast = gather()
    cast.li.username = "coordinator"
    cast.li.save()
    demo.prepare(cast.li)
    answered(cast.water, verdict="high")
    monkeypatch.setattr(figures, "ROUNDS", 1)
    found = figures.measure()
    assert found.pop("cases") == 1 and found.pop("bare") > 0
    assert {name: each["queries"] > 5 for name, each in found.items()} == {
        "figures": True, "report": True, "paper": False,
    }  # fmt: skip


@pytest.mark.django_db
def test_an_import_is_measured_to_its_end(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(imports, "ROWS", 20)
    found = imports.measure()
    assert found.keys() == {"bare", "preview", "commit"}
    job = ImportJob.objects.get()
    assert (job.state, job.report["new"]) == (State.COMMITTED, 20)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_whole_archive_enters_and_a_second_time_changes_nothing(settings, tmp_path, monkeypatch):
    """More than any batch holds, and not a multiple of one; ``make bench`` brings in ten thousand."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(imports, "ROWS", ROWS)
    imports.measure()
    assert Proposal.objects.count() == RawRow.objects.count() == ROWS
    assert Proposal.objects.filter(lead=None, proposer="").count() == 0

    again = jobs.bring(SimpleUploadedFile("再来一次.xlsx", imports.workbook()), resource="suggestions", by=None)
    jobs.map_columns(again, mapping=again.mapping)
    jobs.ask_preview(again)
    engine.run(again.pk)

    again.refresh_from_db()
    assert (again.report["new"], again.report["unchanged"]) == (0, ROWS)
