"""A document is filed by its maker, and completed when something is missing."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.workflow.wanted import want_past
from supervision import notices
from supervision.deadlines import filing as clocks
from supervision.flow import FILING
from supervision.models import REFUSED, Filing, FilingFile, Purpose
from supervision.queries.filing import makers_of

NEEDED = (Purpose.TEXT, Purpose.EXPLANATION)


@transaction.atomic
def file_document(*, by, maker, title: str, doc_no: str, published_on: date, files, **facts) -> Filing:
    """报送备案 within thirty days of publication; a late one is taken and shown late (参照北京条例第十一条).

    ``files``: (purpose, stored file) pairs; the text and its explanation are among them.
    """
    if not makers_of(by).filter(pk=maker.pk).exists():
        raise PermissionDenied(f"{by} may not file for {maker}")
    today, doc_no = localdate(), doc_no.strip()
    _check(maker, doc_no, published_on, files, today)
    filing = Filing.objects.create(
        maker=maker, title=title, doc_no=doc_no, published_on=published_on, filed_on=today, filed_by=by, **facts
    )
    with FILING.take("file_document", filing, by=by) as (filing, told):
        clock = clocks.start("filing.file", filing, on=published_on, met=now())
        clocks.start("filing.form_check", filing, on=today)
        attach_to_filing(filing, files, by=by)
        told["said"] = f"{doc_no}，{clock.words(today)}"
        notices.filing_filed(filing)
    return filing


def _check(maker, doc_no: str, published_on: date, files, today: date) -> None:
    want_past("公布日期", published_on=published_on)
    lacking = [purpose for purpose in NEEDED if purpose not in {purpose for purpose, _file in files}]
    if lacking:
        raise ValidationError({purpose.value: f"请上传{purpose.label}。" for purpose in lacking})
    if Filing.objects.filter(maker=maker, doc_no=doc_no).exclude(status__in=REFUSED).exists():
        raise ValidationError({"doc_no": f"“{doc_no}”已经报送备案，不重复报送。"})


def attach_to_filing(filing: Filing, files, *, by) -> None:
    FilingFile.objects.bulk_create(
        FilingFile(filing=filing, file=stored, purpose=purpose, added_by=by) for purpose, stored in files
    )


def supplement_filing(filing: Filing, *, by, files, note: str = "") -> Filing:
    """补充报送: within ten days of being asked; the formal check begins anew (参照北京条例第十二条)."""
    if not files:
        raise ValidationError("没有上传补充的材料。")
    with FILING.take("supplement_filing", filing, by=by, note=note) as (filing, told):
        attach_to_filing(filing, files, by=by)
        clocks.meet(filing, "filing.supplement")
        clocks.start("filing.form_check", filing, on=localdate())
        filing.wanted, told["said"] = "", "、".join(stored.name for _purpose, stored in files)
        notices.filing_supplemented(filing)
    return filing
