"""What came in becomes an A4 PDF to read and to print, in the worker; the original stays as it came."""

from pathlib import Path

from django.core.exceptions import ValidationError

from congress.files.models import StoredFile
from congress.printing import pdf
from congress.work.actions import ask
from congress.work.engine import Made, Progress, Refused
from congress.work.models import Work
from meetings.documents.papers import sheet
from meetings.models import PaperVersion

KIND = "meeting_paper"
MOST_AT_ONCE = 60  # all papers of a large meeting handed in one after the other


def convert(version: PaperVersion, *, by) -> Work | None:
    """转换: asked of the worker; a version that waits shows a button to ask again."""
    PaperVersion.objects.filter(pk=version.pk, sheet=None).update(failure="")
    try:
        work = ask(KIND, by=by, title=f"转换 {version}", facts={"version": version.pk}, most=MOST_AT_ONCE)
    except ValidationError:
        return None
    PaperVersion.objects.filter(pk=version.pk).update(work=work)
    return work


def run(work: Work, path: Path, progress: Progress):
    """The work itself (settings.WORKS)."""
    version = PaperVersion.objects.select_related("paper__item", "paper__of_meeting", "file").get(
        pk=work.facts["version"]
    )
    progress.total = 2
    progress.tell(1)
    try:
        pages, notes = sheet(version, path)
    except pdf.PrintError as why:
        PaperVersion.objects.filter(pk=version.pk).update(failure=str(why)[:300])
        raise Refused(f"《{version.paper}》：{why}") from why

    def keep(stored: StoredFile) -> None:
        StoredFile.objects.filter(pk=stored.pk).update(pages=pages)
        PaperVersion.objects.filter(pk=version.pk).update(sheet=stored, pages=pages, warnings=notes, failure="")

    return Made(f"{version.paper.name[:80]}.pdf", keep, is_quiet=True)
