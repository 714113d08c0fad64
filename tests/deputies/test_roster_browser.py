"""The roster and a deputy's page as pictures: nothing for axe to find, nothing wider than its window."""

import pytest
from django.urls import reverse

from deputies.models import Constituency
from tests import make
from tests.browser import overflow, picture
from tests.cast import gather

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1440])
def test_every_page_of_the_roster_fits_and_has_no_fault(transactional_db, page, signed_in, axe, width):
    cast = gather()
    place = Constituency.objects.create(term=make.term(), number=12, name="第十二选区", seats=2)
    cast.zhang.mandates.update(constituency=place)
    for name in ("䶮", "阿卜杜拉·买买提", "欧阳娜娜"):
        make.deputy(name, account=False, employer="望川区第一中学校长", phone="13800138000")
    seat = cast.zhang.mandates.get()
    signed_in(page, cast.li).set_viewport_size({"width": width, "height": 900})
    pages = {
        "roster": reverse("deputies:index"),
        "detail": cast.zhang.get_absolute_url(),
        "delegations": reverse("deputies:delegations"),
        "constituencies": reverse("deputies:constituencies"),
        "co_opt": reverse("deputies:co_opt", args=[cast.sun.pk]),
        "dossier": reverse("dossier:suggestions", args=[cast.zhang.pk]),
        "end": reverse("dossier:end_mandate", args=[seat.pk]),
    }
    for name, address in pages.items():
        assert page.goto(address).status == 200
        axe(page)
        assert overflow(page) == 0, name
        picture(page, f"roster-{name}-{width}")
