"""Hostile text goes in by every form and every address, and nothing breaks, runs or slips past."""

import re
from html.parser import HTMLParser
from itertools import cycle, islice

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from congress.notices.models import Notice
from congress.printing import fonts, pdf
from proposals import documents
from proposals.models import Proposal
from tests.hostile import FORMULAS, INJECTIONS, ODD, QUERIES
from tests.test_access import LINES, address_of
from tests.world import undone

pytestmark = pytest.mark.usefixtures("uncounted", "known_at_the_door")

FORMS = (
    # name, at, who fills it in
    ("proposals:draft", "-", "lead"), ("proposals:revise", "draft", "lead"), ("proposals:log", "-", "coordinator"),
    ("proposals:register", "submitted", "coordinator"), ("proposals:send_back", "submitted", "coordinator"),
    ("proposals:decline", "submitted", "coordinator"), ("proposals:assign", "registered", "coordinator"),
    ("proposals:contact", "working/water", "handler"), ("proposals:confirm", "talk", "lead"),
    ("proposals:compose", "working/water", "handler"), ("proposals:turn_back", "signing/water", "head"),
    ("proposals:sign_off", "signing/water", "head"), ("proposals:correct", "signed/water", "coordinator"),
    ("proposals:issue", "signed/water", "coordinator"), ("proposals:rate", "replied", "lead"),
    ("proposals:close", "evaluated", "coordinator"), ("accounts:create", "-", "sysadmin"),
    ("accounts:propose", "wang", "sysadmin"), ("accounts:refuse", "proposed post", "secadmin"),
    ("portal:contact", "wang", "sysadmin"),
)  # fmt: skip


class Fields(HTMLParser):
    """The fields of the forms of a page: what a browser would send, and which of them take free text."""

    def __init__(self):
        super().__init__()
        self.data, self.texts, self.open_select = {}, set(), None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name, kind = attrs.get("name"), attrs.get("type", "text")
        if tag == "textarea" or (tag == "input" and kind in ("text", "search", "tel", "email")):
            self.texts.add(name)
        elif tag == "input" and kind == "date":
            self.data[name] = localdate().isoformat()
        elif tag == "input" and kind in ("hidden", "number"):
            self.data[name] = attrs.get("value") or ""
        elif tag == "input" and kind in ("radio", "checkbox"):
            self.data.setdefault(name, attrs.get("value", "on"))
        elif tag == "select":
            self.open_select = name
        elif tag == "option" and self.open_select and attrs.get("value"):
            self.data.setdefault(self.open_select, attrs["value"])


LEADING = ("href", "src", "action", "formaction", "data", "content", "srcset", "style")


class Injected(HTMLParser):
    """Anything on a page that could run: the house itself has no inline script, handler or foreign address."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            runs = name in LEADING and re.match(r"\s*(javascript|data:text|//x)", value or "", re.IGNORECASE)
            if name.startswith("on") or runs:
                self.found.append((tag, name, value))
        if tag in ("iframe", "object", "embed", "base", "math", "marquee", "xss", "style"):
            self.found.append((tag, dict(attrs)))
        if tag == "script" and not (dict(attrs).get("src") or "").startswith("/static/"):
            self.found.append((tag, dict(attrs)))


def injected(response) -> list:
    if "html" not in response.headers.get("Content-Type", ""):
        return []
    parser = Injected()
    parser.feed(response.content.decode())
    return parser.found


def fields_of(response) -> tuple[dict, list[str]]:
    parser = Fields()
    parser.feed(response.content.decode())
    parser.data.pop("csrfmiddlewaretoken", None)
    return {k: v for k, v in parser.data.items() if k}, sorted(name for name in parser.texts if name)


def post_and_look(client, address, data) -> bool:
    """Post and look at the answer; whether it was taken, so that there is more to look at."""
    answer = client.post(address, data)
    assert answer.status_code < 500
    assert injected(answer) == []
    return answer.status_code == 302


@pytest.mark.parametrize(("name", "at", "who"), FORMS, ids=lambda value: str(value))
def test_injections_come_back_as_the_text_they_are(world, name, at, who):
    address = reverse(name, kwargs=world.at[at])
    data, texts = fields_of(world.client(who).get(address))
    assert texts, "no field takes text"
    for start in range(0, len(INJECTIONS), 10):
        bad = cycle(INJECTIONS[start:] + INJECTIONS[:start])
        with undone():
            facts = {
                text: "\n".join(islice(bad, 10)) if "note" in text or "reason" in text else next(bad) for text in texts
            }
            if post_and_look(world.client(who), address, {**data, **facts}):
                for reader in ("coordinator", "lead"):
                    assert injected(world.client(reader).get(_page_of(world, at))) == []


def _page_of(world, at: str) -> str:
    """The case the form is about; what is about none may come up in a list."""
    code = world.at[at].get("code")
    return f"/proposals/{code}/" if code else "/proposals/"


@pytest.mark.parametrize(("name", "at", "who"), FORMS, ids=lambda value: str(value))
def test_odd_text_is_kept_or_refused_at_its_field(world, name, at, who):
    address = reverse(name, kwargs=world.at[at])
    data, texts = fields_of(world.client(who).get(address))
    for odd in ODD.values():
        with undone():
            post_and_look(
                world.client(who), address, {**data, **dict.fromkeys(texts, odd.encode("utf-8", "surrogatepass"))}
            )


def poisoned(world, text) -> Proposal:
    """A case whose every text is hostile, as if it had come past all forms."""
    case = world.cases["replied"]
    share = world.share("replied")
    reply = share.current_reply()
    Proposal.objects.filter(pk=case.pk).update(
        title=text[:100], reason=text, request=text, proposer=text[:30], phone=text[:20], address=text[:100]
    )
    case.demands.update(text=text)
    reply.answers.update(text=text)
    type(reply).objects.filter(pk=reply.pk).update(opening=text, closing=text, contact_name=text[:30])
    Notice.objects.filter(to=world.cast.zhang.user).update(text=text)
    return Proposal.objects.get(pk=case.pk)


PAGES = ("{case}", "/proposals/", "/proposals/mine/", "/notices/", "{case}rate/", "{case}key_in/", "/", "/search/?q=a")


@pytest.mark.parametrize("half", [0, 1])
def test_no_page_runs_what_stands_in_the_database(world, half):
    text = "\n".join(INJECTIONS[half::2])
    case = poisoned(world, text)
    for who in ("lead", "coordinator", "handler"):
        for address in PAGES:
            answer = world.client(who).get(address.format(case=f"/proposals/{case.code}/"))
            assert injected(answer) == [], (who, address)


@pytest.fixture
def fonts_ready():
    if fonts.problem():
        call_command("prepare_fonts", verbosity=0)


def test_papers_are_printed_whatever_stands_in_them(world, fonts_ready):
    text = "\n".join([*INJECTIONS, "河堤\u202e塌陷", "河堤🌊"[:2], "=1+1"])
    case = poisoned(world, text)
    data = pdf.render("proposals/register_form.html", documents.register_form(case))
    assert data.startswith(b"%PDF") and b"/JavaScript" not in data and b"x.example" not in data


def test_formulas_leave_as_text(world):
    for formula in FORMULAS:
        with undone():
            poisoned(world, formula)
            text = b"".join(world.client("coordinator").get("/proposals/?as=csv")).decode()
            assert not re.search(r'(?:^|,)"?[=+\-@＝＋－＠\t\r]', text, re.MULTILINE)


SEARCHED = {
    "/proposals/": ("coordinator", 4), "/proposals/inbox/": ("handler", 6), "/proposals/similar/": ("lead", 6),
    "/accounts/": ("sysadmin", 6), "/audit/": ("auditor", 6), "/notices/": ("lead", 10), "/imports/": ("coordinator", 10),
    "/search/": ("coordinator", 3), "/deputies/": ("coordinator", 6), "/units/": ("coordinator", 6),
    "/outbox/": ("sysadmin", 6),
}  # fmt: skip
PARAMETERS = (
    "q", "page", "sort", "state", "columns", "as", "session", "unit", "category", "due", "channel", "origin", "verdict",
    "reply_class", "repeated", "lead", "part", "role", "about", "title", "reason", "kind", "who", "since", "until", "of",
)  # fmt: skip


@pytest.mark.parametrize("address", SEARCHED)
def test_no_question_in_the_address_breaks_a_list(world, address):
    """Each parameter meets the strings in its own order; every list keeps its own subset of the parameters.

    A question holds a string for every parameter, so each string is asked whichever share of the questions is.
    """
    who, every = SEARCHED[address]
    assert len(QUERIES) == 300
    for start in range(0, 300, every):
        strings = islice(cycle(QUERIES), start, None, 7)
        asked = {name: next(strings).encode("utf-8", "surrogatepass") for name in PARAMETERS}
        assert world.client(who).get(address, asked).status_code in (200, 400, 404), asked


RAW = (("/proposals/close_all/", "pick"), ("/views/keep/", "label"), ("/views/keep/", "list"), ("/columns/keep/", "list"),
       ("/accounts/switch/", "post"), ("/notices/read/", "upto"), ("/accounts/preferences/", "toggle"),
       ("/outbox/cancel/", "pick"), ("/notices/preferences/", "on"))  # fmt: skip


@pytest.mark.parametrize(("address", "name"), RAW)
def test_a_nul_where_no_form_looks_is_a_bad_request(world, address, name):
    with undone():
        assert world.client("coordinator").post(address, {"label": "x", name: "a\x00"}).status_code in (200, 302, 400)


def test_no_address_is_changed_without_a_token(world):
    """Every address of the house, posted to by a person who may, without the token of the form."""
    for line in LINES:
        client = Client(enforce_csrf_checks=True)
        client.cookies.update(world.client("coordinator").cookies)
        answer = client.post(address_of(world, line), {"note": "x"})
        assert answer.status_code == 403, line.name


def test_looking_at_the_head_of_a_page_is_looking_at_the_page(world, papers_unprinted, plain_refusals):
    for line in LINES:
        address = address_of(world, line)
        if line.methods[0] == "GET":
            client = world.client("coordinator")
            with undone():
                assert client.head(address).status_code in (dict(line.answers)["coordinator"], 405), line.name
                assert client.options(address).status_code < 500


GRABS = (
    # name, at, who, what the form may change of the case itself
    ("proposals:revise", "draft", "lead", {"title", "reason", "request", "formation", "publication", "repeated_years",
     "wants_contact", "reference_only", "open_to_cosign", "no_interest", "phone", "address", "postcode", "version"}),
    ("proposals:register", "submitted", "coordinator", {"status", "number", "serial", "category", "publication",
     "registered_on", "version", "due_on", "due_label", "state_since", "updated_at", "text_index"}),
    ("proposals:rate", "replied", "lead", {"version"}),
)  # fmt: skip
GRAB = {
    "status": "closed", "serial": "1", "number": "第001号", "lead": "1", "origin": "imported", "verdict": "high",
    "closed_on": "2026-01-01", "due_on": "2099-01-01", "drafted_by": "1", "proposer": "别人", "deputy_no": "0001",
    "delegation": "1", "term": "1", "session": "1", "code": "aaaaaaaaaa", "kind": "motion", "replied_on": "2026-01-01",
    "paper_no": "x", "submitted_on": "2020-01-01", "is_superuser": "1", "pk": "1", "id": "1",
}  # fmt: skip


@pytest.mark.parametrize(("name", "at", "who", "own"), GRABS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_form_changes_only_its_own_fields(world, name, at, who, own):
    """Every other field of the case is posted along, and stays as it was."""
    case = Proposal.objects.get(code=world.at[at]["code"])
    before = Proposal.objects.filter(pk=case.pk).values().get()
    address = reverse(name, kwargs=world.at[at])
    data, texts = fields_of(world.client(who).get(address))
    facts = {
        **GRAB,
        **data,
        **{text: "好" for text in texts if text not in ("phone", "postcode")},
        "title": "关于整修河堤的建议",
    }
    assert world.client(who).post(address, facts).status_code == 302
    after = Proposal.objects.filter(pk=case.pk).values().get()
    changed = {key for key in before if before[key] != after[key]}
    assert {key.removesuffix("_id") for key in changed - {"changed_at"}} <= own
    assert after["status"] != "closed" and after["code"] == case.code
