"""The scans of the copies: a copy of a paper case is a paper case, so it has its paper."""

import os
import uuid

from congress.files.models import StoredFile
from congress.portal.demo import papers
from congress.portal.demo.clock import clock
from proposals.models import Attachment, Origin, Proposal, Purpose


def give_scans(drawn: int) -> None:
    """The first ``drawn`` cases get their own page; in a district for load tests the others share its bytes."""
    bare = list(
        Proposal.objects.filter(origin=Origin.PAPER, attachments=None)
        .order_by("pk").select_related("lead", "drafted_by").only(
            "title", "reason", "request", "submitted_on", "drafted_at", "drafted_by", "lead")
    )  # fmt: skip
    attachments = []
    with clock() as set_to:
        for case in bare[:drawn]:
            set_to(case.drafted_at)
            scan = papers.register_form(
                lead=case.lead, title=case.title, reason=case.reason, request=case.request, day=case.submitted_on,
                signers=case.cosigners.all(), by=case.drafted_by,
            )  # fmt: skip
            attachments.append(_of(case, scan))
        files = [_linked(scan, case) for case in bare[drawn:]]
        StoredFile.objects.bulk_create(files, batch_size=2000)
        attachments += [_of(case, file) for case, file in zip(bare[drawn:], files, strict=True)]
        Attachment.objects.bulk_create(attachments, batch_size=2000)


def _of(case: Proposal, file: StoredFile) -> Attachment:
    return Attachment(proposal=case, file=file, purpose=Purpose.SCAN, added_by=case.drafted_by)


def _linked(scan: StoredFile, case: Proposal) -> StoredFile:
    """Another file with the same bytes on the disk."""
    copy = StoredFile(
        id=uuid.uuid4(), name=scan.name, kind=scan.kind, size=scan.size, sha256=scan.sha256, pages=scan.pages,
        uploaded_by=case.drafted_by,
    )  # fmt: skip
    copy.path.parent.mkdir(parents=True, exist_ok=True)
    os.link(scan.path, copy.path)
    return copy
