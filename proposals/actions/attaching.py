"""Files of a case."""

from congress.files.models import StoredFile
from congress.workflow.flow import TooLate
from proposals.flow import SUGGESTION
from proposals.models import WRITTEN_ON, Attachment, Proposal, Purpose


def attach(proposal: Proposal, stored: StoredFile, *, purpose: Purpose, by, handling=None) -> Attachment:
    """添加附件: join a stored file to the case."""
    return Attachment.objects.create(proposal=proposal, handling=handling, file=stored, purpose=purpose, added_by=by)


def detach(attachment: Attachment, *, by) -> None:
    """移除附件: only from one's own unsubmitted draft; a paper once handed in stays."""
    proposal = attachment.proposal
    if proposal.status not in WRITTEN_ON or attachment.added_by_id != by.pk:
        raise TooLate(proposal, SUGGESTION.steps["submit"], "已经提交的附件不能移除。")
    attachment.delete()
