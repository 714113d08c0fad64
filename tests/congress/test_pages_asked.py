"""Numbers in addresses and forms: what is none of ours is nothing, never a fault of the server."""

import pytest
from django.utils.datastructures import MultiValueDict

from congress.pages.asked import whole
from proposals.forms import DraftForm

ODD = ("²", "①", "٣", "-1", "1.0", "9" * 10, "", "x", None)


@pytest.mark.parametrize("text", ODD)
def test_what_is_no_number_of_ours_is_nothing(text):
    assert whole(text) is None


def test_a_plain_number_is_read_from_text_and_from_numbers():
    assert (whole("0"), whole("17"), whole(17)) == (0, 17, 17)


@pytest.mark.parametrize("odd", ["²", "9" * 30])
def test_the_roster_of_no_term_is_that_of_the_running_one(client, cast, odd):
    client.force_login(cast.li)
    assert client.get("/deputies/", {"term": odd}).status_code == 200


@pytest.mark.parametrize("odd", ["²", "9" * 30])
def test_a_unit_by_no_number_is_an_error_at_its_field(cast, odd):
    form = DraftForm(MultiValueDict({"title": ["关于路灯的建议"], "preferred_units": [odd]}), deputy=cast.zhang)
    assert "preferred_units" in form.errors
