import pytest
from django.urls import reverse
from django.utils.timezone import now

from congress.notices import queries
from congress.notices.context import unread
from tests import make
from tests.congress.survey_cast import person
from tests.congress.test_notices import notice

pytestmark = pytest.mark.django_db
INBOX = "/notices/"


@pytest.fixture
def li(client):
    li = person("李")
    client.force_login(li)
    return li


def words(client, **asked):
    return client.get(INBOX, asked).content.decode()


def test_an_empty_inbox_says_what_will_come(client, li):
    assert "还没有消息。" in words(client)
    assert "没有未读消息。" in words(client, state="unread")


def test_an_inbox_holds_only_ones_own(client, li):
    other = notice(person("王"))
    notice(li)

    assert words(client).count("<tr role") == 2  # the head and one row
    assert client.get(reverse("notices:follow", args=[other.pk])).status_code == 404
    assert queries.unread(other.to).exists()


def test_a_deputy_reads_on_a_page_for_a_thumb_and_the_office_does_not(client):
    deputy, clerk = make.user("deputy"), make.user("coordinator")
    for who, is_thumb in ((deputy, True), (clerk, False)):
        client.force_login(who)
        for page in (INBOX, reverse("notices:preferences")):
            assert ('data-for="deputy"' in client.get(page).content.decode()) is is_thumb


def test_following_the_link_reads_the_notice(client, li):
    sent = notice(li)
    answer = client.get(reverse("notices:follow", args=[sent.pk]))

    assert (answer.status_code, answer.url) == (302, "/proposals/1/")
    assert unread(li) == 0 and "已读" in words(client)


def test_what_was_withdrawn_is_gone_unless_it_was_read(client, li):
    gone, seen = (notice(li, once=once, withdrawn_at=now(), withdrawn_why="已经签收") for once in ("gone", "seen"))
    type(seen).objects.filter(pk=seen.pk).update(read_at=now())

    assert words(client).count("<tr role") == 2 and "没有未读消息。" in words(client, state="unread")
    for sent, status in ((gone, 404), (seen, 302)):
        assert client.get(reverse("notices:follow", args=[sent.pk])).status_code == status
    assert unread(li) == 0 and [each.total for each in queries.subjects(li)] == [1]


def test_a_link_never_leads_out_of_the_house(client, li):
    sent = notice(li)
    type(sent).objects.update(link="//example.org/x")

    assert client.get(reverse("notices:follow", args=[sent.pk])).url == INBOX


def test_filters_by_state_and_subject(client, li):
    notice(li, once="1")
    notice(li, once="2", kind="meeting_called")
    client.get(reverse("notices:follow", args=[notice(li, once="3").pk]))

    assert words(client, state="unread").count("<tr role") == 3
    assert words(client, about="meeting").count("<tr role") == 2
    assert words(client, about="meeting", state="unread", page="999").count("<tr role") == 2
    assert words(client, about="nonsense'").count("<tr role") == 0


def test_everything_seen_is_read_with_one_button(client, li):
    newest = [notice(li, once=str(n)) for n in range(35)][-1]
    assert f'name="upto" value="{newest.pk}"' in words(client, page=2)

    assert client.post("/notices/read/", {"upto": newest.pk}).url == INBOX
    assert unread(li) == 0
    for nonsense in ("", "x", "9" * 40):
        assert client.post("/notices/read/", {"upto": nonsense}).status_code == 302


def test_a_text_is_escaped_when_it_is_shown(client, li):
    type(notice(li)).objects.update(text="<script>alert(1)</script>")

    assert "&lt;script&gt;" in words(client) and "<script>alert" not in words(client)


@pytest.mark.parametrize("many", [1, 100])
def test_the_inbox_takes_as_many_queries_for_a_hundred_notices_as_for_one(client, li, many, django_assert_num_queries):
    for turn in range(many):
        notice(li, once=str(turn))
    client.get(INBOX)

    with django_assert_num_queries(7):
        client.get(INBOX)


def test_the_figure_at_the_bell_is_one_query(li, django_assert_num_queries):
    notice(li)
    with django_assert_num_queries(1):
        assert unread(li) == 1


def test_strangers_are_asked_to_sign_in(client):
    for address in (INBOX, "/notices/1/"):
        assert client.get(address).status_code == 302
    assert client.post("/notices/read/").status_code == 302
    assert client.get("/notices/read/").status_code in (302, 405)
