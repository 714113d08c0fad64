"""What people without an account may lay down in a day, all of them together: the disk is the house's."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils.timezone import localdate

from congress.files.models import StoredFile

FULL = "今天收到的附件已经很多，暂时不能再收附件。请去掉附件提交，附件可以寄送，或者明天再提交。"


def check_room(uploads) -> None:
    today = StoredFile.objects.filter(uploaded_by=None, uploaded_at__date=localdate())
    there = today.aggregate(size=Sum("size"))["size"] or 0
    if there + sum(upload.size for upload in uploads) > settings.PUBLIC_UPLOADS_MB * 1024**2:
        raise ValidationError({"files": FULL})
