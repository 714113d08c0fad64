"""What the house is made of: its apps, what stands before every page, and who is told of whom by name."""

from congress.settings.ground import BASE_DIR, env

# Written bottom first: each package may import only what stands above it in this list.
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "guardian",
    "import_export",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    # the kernel
    "congress.health",
    "congress.prepared",
    "congress.workdays",
    "congress.sheets",
    "congress.search",
    "congress.rulebook",
    "congress.organs",
    "congress.audit",
    "congress.accounts",
    "congress.files",
    "congress.workflow",
    "congress.numbering",
    "congress.surveys",
    "congress.notices",
    "congress.reminders",
    "congress.printing",
    "congress.imports",
    "congress.work",
    "congress.pages",
    # the four apps
    "deputies",
    "proposals",
    "supervision",
    "meetings",
    # above them
    "congress.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "congress.pages.security.SecurityHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "congress.audit.middleware.watched",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "congress.pages.pace.measured",
    "congress.accounts.middleware.acting_post",
    "congress.accounts.middleware.session_limits",
    "congress.accounts.middleware.second_factor",
    "congress.pages.resent.once",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "congress.workflow.middleware.too_late",
]
ROOT_URLCONF = "congress.urls"
WSGI_APPLICATION = "congress.wsgi.application"
FORM_RENDERER = "congress.pages.renderer.HouseRenderer"
CSRF_FAILURE_VIEW = "congress.pages.views.csrf_failure"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "congress.pages.context.frame",
            ]
        },
    }
]

# Figures beside the ways on in the frame of every page: address -> question about the user.
FRAME_COUNTERS = {"notices:index": "congress.notices.context.unread", "portal:home": "congress.portal.figure.count"}
# What stands before anything else on the page a person comes to first: questions about the user (pages/context.py).
FRAME_CALLS = [f"{call}_call" for call in ("proposals.queries.motion.motion", "supervision.queries.rare.mover")]
FRAME_CALLS += ["meetings.queries.own.next_call"]
# What can be imported from a sheet, and who reads it: the kernel's engine knows no app by name.
IMPORT_RESOURCES = {
    "suggestions": "proposals.resources.SuggestionResource",
    "deputies": "deputies.resources.DeputyResource", "units": "congress.imports.units.UnitResource",
    "findings": "supervision.resources.FindingResource", "figures": "supervision.resources.FigureResource",
    "topics": "supervision.resources.TopicResource", "exam_questions": "meetings.resources.ExamQuestionResource",
}  # fmt: skip
# Whose clocks speak (congress/reminders), between which hours of the day, and how many in one transaction.
REMINDED = [
    "deputies.notices.REMINDED", *(f"proposals.notices.{name}REMINDED" for name in ("", "motion.", "summing_up.")),
    *(f"proposals.notices.signing_reminded.{name}" for name in ("SUGGESTIONS", "MOTIONS")),
    *(f"supervision.notices.{name}" for name in (
        "REMINDED", "OF_TOPICS", "OF_EXPERTS", "filing_reminding.REMINDED", "filing_requests.REMINDED",
        "filing_year.LISTS", "filing_year.REPORTS", "findings.REMINDED",
    )),
    *(f"meetings.notices.{name}REMINDED" for name in ("", "executing.", "inducting.", "overseeing.")),
]  # fmt: skip
MOTION_ITEMS = ["meetings.queries.items_about"]  # (user, motion) -> where it comes before a meeting, on its page
CHAMBER = "meetings.queries.bodies.chamber_on"  # (day) -> who sits in the standing committee: organs/chamber.py
CASE_ITEMS = ["meetings.queries.items_about_case"]  # (user, proposal) -> the same for a suggestion
TOPIC_ITEMS = ["meetings.queries.items_about_topic"]  # (user, topic) -> the same for a supervision topic
# And whose stand on the 催办 page (congress/reminders/watch.py).
WATCHED = [f"proposals.actions.{name}.WATCHED" for name in ("reminding", "motion_reminding", "summing_up")]
WATCHED += [f"supervision.actions.urging.{name}" for name in ("WATCHED", "DUTIES")]
WATCHED += [f"supervision.actions.filing_urging.{name}" for name in ("FILINGS", "REQUESTS", "LISTS")]
REMIND_HOURS, REMIND_BATCH = tuple(env.list("REMIND_HOURS", [8, 18], subcast=int)), env.int("REMIND_BATCH", 10_000)

LANGUAGE_CODE, TIME_ZONE, USE_TZ = "zh-hans", "Asia/Shanghai", True
