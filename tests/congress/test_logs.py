"""Log lines are read by many and kept long."""

import io
import logging

import pytest
from django.urls import reverse

from congress.pages.logs import WithoutKeys

ADDRESSES = (
    ("portal:feed", ["aaaabbbbccccdddd", "s3cretkey"]), ("proposals:enter_rating", ["aaaabbbbccccdddd", "s3cretkey"]),
    ("deputies:enter_survey", ["aaaabbbbccccdddd", "s3cretkey"]), ("meetings:practice", ["s3cretkey"]),
)  # fmt: skip


@pytest.mark.parametrize(("name", "args"), ADDRESSES)
def test_a_line_about_a_personal_address_is_without_its_key(name, args):
    [handler] = [one for one in logging.getLogger().handlers if any(isinstance(f, WithoutKeys) for f in one.filters)]
    said, address = io.StringIO(), reverse(name, args=args)
    former = handler.setStream(said)
    try:
        logging.getLogger("django.request").error("%s: %s", "Internal Server Error", address)
    finally:
        handler.setStream(former)
    assert "s3cretkey" not in said.getvalue() and f"Error: {address.partition('s3')[0]}***" in said.getvalue()
