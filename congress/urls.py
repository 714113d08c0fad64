"""One include per app."""

from django.urls import include, path

from congress.portal.health import healthz
from congress.portal.views import handover

handler400 = "congress.pages.views.bad_request"
handler403 = "congress.pages.views.forbidden"
handler404 = "congress.pages.views.not_found"
handler500 = "congress.pages.views.broken"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    # The same address as accounts has, with what is open added: the portal knows it, accounts cannot.
    path("accounts/posts/<int:pk>/end/", handover.end_post),
    path("accounts/", include("congress.accounts.urls")),
    path("notices/", include("congress.notices.urls")),
    path("outbox/", include("congress.portal.urls_outbox")),
    path("audit/", include("congress.audit.urls")),
    path("", include("congress.pages.urls")),
    path("proposals/", include("proposals.urls")),
    path("deputies/", include("deputies.urls")),
    path("supervision/", include("supervision.urls")),
    path("meetings/", include("meetings.urls")),
    path("dossiers/", include("congress.portal.urls_dossier")),
    path("work/", include("congress.work.urls")),
    path("imports/", include("congress.portal.urls_imports")),
    path("", include("congress.portal.urls")),
]
