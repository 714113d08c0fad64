from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from congress.numbering.documents import document_number, take_document_number
from congress.numbering.gaps import explain, gaps, void
from congress.numbering.issue import issue, take
from congress.numbering.models import Number, Series
from tests.congress.survey_cast import person

KEY = {"label": "望川区第十七届第五次会议建议", "template": "第{n:03}号", "about": "建议"}


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_get_fifty_consecutive_numbers():
    texts, start = [], Barrier(50)

    def register():
        start.wait()
        try:
            with transaction.atomic():
                texts.append(issue("suggestion:17-5", **KEY).text)
        finally:
            connection.close()

    threads = [Thread(target=register) for _ in range(50)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(texts) == [f"第{n:03}号" for n in range(1, 51)]


@pytest.mark.django_db(transaction=True)
def test_a_step_that_fails_gives_its_number_back():
    with transaction.atomic():
        issue("s", **KEY)
    with pytest.raises(RuntimeError), transaction.atomic():
        assert issue("s", **KEY).value == 2
        raise RuntimeError("the step failed")
    with transaction.atomic():
        assert issue("s", **KEY).value == 2
    assert gaps(Series.objects.get()) == []


@pytest.mark.django_db(transaction=True)
def test_a_number_outside_a_transaction_is_our_own_mistake():
    with pytest.raises(RuntimeError, match="inside the transaction"):
        issue("s", **KEY)


@pytest.mark.django_db
def test_series_count_apart():
    assert issue("a", **KEY).value == issue("b", **KEY).value == 1


@pytest.mark.django_db
def test_the_counter_never_falls_behind_a_number_given_on_paper():
    take("s", 57, label="建议", text="第057号", about="纸质登记")
    assert issue("s", **KEY).value == 58

    take("s", 3, label="建议", text="第003号", about="纸质登记")
    assert issue("s", **KEY).value == 59


@pytest.mark.django_db
def test_a_number_is_never_given_twice():
    issue("s", **KEY)
    with pytest.raises(IntegrityError, match="one_number_per_value"):
        take("s", 1, label="建议", text="第1号", about="又一件")


@pytest.mark.django_db
def test_letters_are_numbered_by_office_and_year_in_the_form_of_the_standard():
    take_document_number("望人代办", 2026, 11, about="交办单")

    assert document_number("望人代办", 2026, about="交办单").text == "望人代办〔2026〕12号"
    assert document_number("望人代办", 2027, about="交办单").text == "望人代办〔2027〕1号"
    assert document_number("望建函", 2026, about="答复函").text == "望建函〔2026〕1号"


@pytest.mark.django_db
def test_a_void_number_is_kept_and_says_why():
    clerk, number = person("李登记"), document_number("望人代办", 2026, about="交办单")
    with pytest.raises(ValidationError, match="原因"):
        void(number, by=clerk, reason=" ")
    void(number, by=clerk, reason="重复登记")

    with pytest.raises(ValidationError, match="已经作废：重复登记"):
        void(number, by=clerk, reason="再来")
    assert document_number("望人代办", 2026, about="交办单").value == 2
    assert Number.objects.get(value=1).voided_by == clerk


@pytest.mark.django_db
def test_every_gap_can_be_explained_once():
    clerk = person("李登记")
    take("s", 3, label="建议", text="第003号", about="纸质登记")
    assert gaps(Series.objects.get()) == [1, 2]

    explain("s", 1, by=clerk, text="第001号", reason="纸质登记时跳号")
    assert gaps(Series.objects.get()) == [2]
    for value in (1, 3, 4):
        with pytest.raises(ValidationError, match="不是缺号"):
            explain("s", value, by=clerk, text="x", reason="跳号")
