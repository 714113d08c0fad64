"""The import pages in a browser: seen, and free of axe's findings."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.imports import engine, jobs
from tests.browser import picture

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def test_the_import_pages_are_fit_for_everybody(live_server, page, signed_in, axe, cast):
    with open("tests/data/suggestions.csv", "rb") as file:
        upload = SimpleUploadedFile("建议.csv", file.read())
    job = jobs.bring(upload, resource="suggestions", by=cast.li)
    signed_in(page, cast.li)

    page.goto(f"/imports/{job.pk}/map/")
    axe(page)
    picture(page, "import-map")

    jobs.map_columns(job, mapping=job.mapping)
    jobs.ask_preview(job)
    engine.run(job.pk)
    for name, address in (("preview", f"/imports/{job.pk}/"), ("bring", "/imports/bring/"), ("list", "/imports/")):
        page.goto(address)
        axe(page)
        picture(page, f"import-{name}")
