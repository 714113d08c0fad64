import re
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.template import Context
from django.template.loader import get_template
from django.utils.timezone import now

from congress.notices import actions, queries, texts
from congress.notices.delivery import deliver_all
from congress.notices.kinds import SUBJECTS, registry, subject
from congress.notices.models import Notice
from congress.notices.outbox import post
from congress.notices.planning import plan
from tests.congress.survey_cast import person


class Anything:
    """Stands for whatever a text asks for; says something hostile to every page that forgets to escape."""

    def __getattr__(self, name):
        if name.startswith(("__", "as_", "resolve_")) or name == "do_not_call_in_templates":
            raise AttributeError(name)
        return date(2026, 6, 10) if name == "on" or name.endswith(("_on", "_at")) else Anything()

    def __str__(self):
        return "<b>甲&乙</b>"

    def __iter__(self):
        return iter([Anything()])

    def __len__(self):
        return 1


class Everything(Context):
    def __getitem__(self, key):
        return Anything()

    def __contains__(self, key):
        return True

    def get(self, key, otherwise=None):
        return Anything()


class Matter:
    title = "关于“A&B”路口<script>的建议"

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return "/proposals/2026-012/"


@pytest.fixture(autouse=True)
def a_text(tmp_path, settings):
    """These tests bring their own words, so that the apps may change theirs."""
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices" / "proposal_closed.txt").write_text("《{{ about.title }}》已办结。\n")
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]


def notice(to, once="1", kind="proposal_closed", **facts):
    return Notice.objects.create(to=to, kind=kind, text="已办结。", link="/proposals/1/", once=once, **facts)


@pytest.mark.parametrize("kind", texts.templates())
def test_every_text_is_one_short_line_about_a_known_subject(kind):
    text = get_template(f"notices/{kind}.txt").template.render(Everything(autoescape=False)).strip()

    assert text and "\n" not in text and len(text) < 300
    assert "&amp;" not in text and subject(kind) in SUBJECTS


def test_every_kind_has_a_text_and_every_text_a_kind():
    assert sorted(registry()) == texts.templates()


@pytest.mark.parametrize("kind", registry().values(), ids=lambda kind: kind.code)
def test_every_variable_of_a_kind_can_be_filled(kind):
    roots = {re.split(r"[.|]", source)[0] for source, _sample in kind.variables.values()}
    named = {root: getattr(Anything(), root) for root in roots}
    values = texts.values_of(kind, named)

    assert list(values) == list(kind.sample) and all(values.values()) and all(kind.sample.values())


@pytest.mark.django_db
def test_people_read_the_title_as_it_was_written():
    [sent] = post("proposal_closed", to=[person("李")], about=Matter(), once="1")

    assert "A&B" in texts.house_text("proposal_closed", about={"title": "A&B"}) and sent.link == "/proposals/2026-012/"
    assert "&amp;" not in sent.text and "<script>" in sent.text


@pytest.mark.django_db
def test_one_occasion_is_told_once():
    people = [person("李"), person("王")]
    for _ in range(2):
        post("proposal_closed", to=people, about=Matter(), once="7")
    post("proposal_closed", to=people[:1], about=Matter(), once="8")

    assert [queries.unread(each).count() for each in people] == [2, 1]


@pytest.mark.django_db
def test_an_empty_list_of_people_is_nobody():
    assert post("proposal_closed", to=[], about=Matter(), once="1") == []


@pytest.mark.django_db(transaction=True)
def test_a_step_that_fails_tells_nobody():
    li = person("李")
    with pytest.raises(RuntimeError), transaction.atomic():
        post("proposal_closed", to=[li], about=Matter(), once="1")
        raise RuntimeError("the step failed")
    assert deliver_all() == 0 and not queries.unread(li).exists()


@pytest.mark.django_db
def test_delivery_marks_each_notice_once_however_often_it_runs():
    li = person("李")
    for turn in range(7):
        notice(li, once=str(turn))

    assert (plan(limit=5), deliver_all(), deliver_all()) == (5, 2, 0)
    first = Notice.objects.first().delivered_at
    assert first and deliver_all() == 0 and Notice.objects.first().delivered_at == first


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_deliver_every_notice_once():
    li, start, counts = person("李"), Barrier(4), []
    Notice.objects.bulk_create(Notice(to=li, kind="k", text="t", link="/", once=str(n)) for n in range(200))

    def work():
        start.wait()
        while done := plan(limit=9):
            counts.append(done)
        connection.close()

    threads = [Thread(target=work) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sum(counts) == 200 and not Notice.objects.filter(delivered_at=None).exists()


@pytest.mark.django_db
def test_reading_counts_the_first_time_and_all_means_those_that_were_seen():
    li = person("李")
    first, second, late = (notice(li, once=str(n)) for n in range(3))
    moment = now()
    Notice.objects.filter(pk=first.pk).update(read_at=moment)

    actions.read(first)
    first.refresh_from_db()
    assert first.read_at == moment
    assert actions.read_all(li, upto=second.pk) == 1
    assert list(queries.unread(li)) == [late]
