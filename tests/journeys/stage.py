"""One person at one browser: reads, fills in, presses. Every page on the way is looked at by axe."""

import os
import re
import subprocess
from io import BytesIO

import pikepdf
import segno
from PIL import Image
from playwright.sync_api import expect

from congress.notices.models import Notice
from tests.browser import RESULTS, overflow, picture, turn

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
PLACE = re.compile(r"[0-9a-f]{10}|[0-9a-f-]{36}|\d+")


class Player:
    """``seen`` holds what axe has passed already: the same page of another case is not looked at twice.

    Without scripts there is no axe; ``axe=None`` leaves it out.
    """

    def __init__(self, page, user, axe, seen):
        self.page, self.user, self.axe, self.seen = page, user, axe, seen

    def goes(self, url):
        response = self.page.goto(url)
        assert response.status == 200, f"{url} answered {response.status}"
        return self.looks()

    def looks(self):
        """No finding of axe, nothing wider than the window."""
        if self.axe is None:
            return self
        page = self.page
        path = PLACE.sub("*", page.url.split("/", 3)[3])
        errors = page.locator("[data-errors]").count()
        shown = page.evaluate("JSON.stringify(document.documentElement.dataset)")
        key = (path, page.viewport_size["width"], shown, page.locator("h1").first.inner_text(), errors)
        if key not in self.seen:
            self.seen.add(key)
            assert overflow(page) == 0, f"{path} is {overflow(page)} px too wide"
            self.axe(page)
        return self

    def turns(self, control):
        turn(self.page, control)
        return self

    def clicks(self, name):
        """A link by its words."""
        return self.turns(self.page.get_by_role("main").get_by_role("link", name=name).first).looks()

    def presses(self, name, **exact):
        return self.turns(self.page.get_by_role("main").get_by_role("button", name=name, **exact).first).looks()

    def fills(self, **labels):
        """``fills(标题="…")``: the box with exactly this label, whatever stands behind it."""
        for label, words in labels.items():
            self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(必填)?\s*$")).first.fill(words)
        return self

    def chooses(self, label, option):
        """From a list."""
        self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(必填)?\s*$")).first.select_option(label=option)
        return self

    def ticks(self, group, *options):
        """In a group of boxes or buttons."""
        for option in options:
            self.page.get_by_role("group", name=group).get_by_text(option, exact=True).first.click()
        return self

    def hands_over(self, label, *papers):
        files = [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in papers]
        self.page.locator("input[type=file]").and_(self.page.get_by_label(label)).set_input_files(files)
        return self

    @property
    def case(self) -> str:
        """The address of the case whose page, or a step of whose page, is open."""
        return re.search(r"/proposals/[0-9a-f]{10}/", self.page.url).group()

    def reads(self, *words):
        for each in words:
            try:
                expect(self.page.locator("body")).to_contain_text(each)
            except AssertionError:
                self.shows("stuck")
                raise AssertionError(f"{self.user} does not read “{each}” on {self.page.url}") from None
        return self

    def reads_nothing_of(self, *words):
        for each in words:
            expect(self.page.locator("body")).not_to_contain_text(each)
        return self

    def follows(self, words):
        """From the bell to the message to its matter."""
        bell = self.page.locator("a.bell")
        self.turns(bell).looks() if bell.count() else self.goes("/notices/")
        self.turns(self.page.get_by_role("link", name=re.compile(words)).first)
        assert Notice.objects.filter(to=self.user, text__contains=words, read_at__isnull=False).exists()
        return self.looks()

    def prints(self, name) -> "Paper":
        """The PDF behind a link of the page, as the browser gets it."""
        address = self.page.get_by_role("link", name=name).first.get_attribute("href")
        return self.fetches(address)

    def fetches(self, address) -> "Paper":
        answer = self.page.request.get(address)
        assert answer.status == 200, f"{address} answered {answer.status}"
        return Paper(answer.body())

    def shows(self, name):
        picture(self.page, f"journey-{name}")
        return self


class Paper:
    """A PDF in hand."""

    def __init__(self, data: bytes):
        assert data.startswith(b"%PDF")
        self.data = data

    @property
    def text(self) -> str:
        """All words, without the spaces and breaks of the setting."""
        done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=self.data, capture_output=True, check=True)
        return re.sub(r"\s", "", done.stdout.decode())

    def code(self) -> str:
        """The address a telephone reads from the form: the link behind the code, and the very same squares in ink."""
        with pikepdf.open(BytesIO(self.data)) as pdf:
            sheet = float(pdf.pages[0].mediabox[3])
            link = next(each for each in pdf.pages[0].Annots if each.get("/A", {}).get("/URI"))
            address, (left, one, right, other) = str(link.A.URI), map(float, link.Rect)
        low, high = sorted((one, other))
        squares = [list(row) for row in segno.make(address, error="m", micro=False).matrix_iter(border=4)]
        done = subprocess.run(["pdftoppm", "-r", "288", "-gray", "-"], input=self.data, capture_output=True, check=True)
        ink = Image.open(BytesIO(done.stdout))
        width, height, count = right - left, high - low, len(squares)
        for y, row in enumerate(squares):
            for x, dark in enumerate(row):
                at = (4 * (left + (x + 0.5) * width / count), 4 * (sheet - high + (y + 0.5) * height / count))
                assert (ink.getpixel(tuple(map(int, at))) < 128) == bool(dark), f"the code is spoilt at {x}, {y}"
        return address

    def picture(self, name, dots=70) -> None:
        """With LOOK=1 every page in ``test-results/``, for a person to look at."""
        if "LOOK" not in os.environ:
            return
        RESULTS.mkdir(exist_ok=True)
        pdf, stem = RESULTS / f"{name}.pdf", RESULTS / name
        pdf.write_bytes(self.data)
        subprocess.run(["pdftoppm", "-r", str(dots), "-png", pdf, stem], check=True)
