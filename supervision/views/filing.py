"""A document is filed, and completed."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from congress.files.intake import intake
from congress.pages.steps import itself, posted, step_page
from supervision import actions, rules
from supervision.flow import FILING
from supervision.forms import FileForm, SupplementForm
from supervision.models import Purpose
from supervision.queries.filing import makers_of
from supervision.views.filings import found

UPLOADED = (Purpose.TEXT, Purpose.EXPLANATION, Purpose.BASIS)


def with_files(action, request, *known):
    """The action with what was uploaded under its purposes, stored first."""

    def step(**facts):
        files = []
        for purpose in UPLOADED:
            given = facts.pop(purpose.value, None) or []
            files += [(purpose, intake(upload, by=request.user)) for upload in _several(given)]
        return action(*known, by=request.user, files=files, **facts)

    return step


def _several(given):
    return given if isinstance(given, list) else [given]


@login_required
def file_document(request):
    if not rules.files_documents(request.user):
        raise PermissionDenied
    form = FileForm(*posted(request), makers=makers_of(request.user))
    step, page = with_files(actions.file_document, request), "supervision/file_document.html"
    return step_page(request, form, step, page, "已报送备案。", back="supervision:filings", then=itself)


@login_required
def supplement_filing(request, code):
    filing = found(request, code)
    FILING.require("supplement_filing", filing, by=request.user)
    form = SupplementForm(*posted(request))
    step = with_files(actions.supplement_filing, request, filing)
    page = "supervision/supplement_filing.html"
    return step_page(request, form, step, page, "已补充报送。", back=filing, case=filing)
