"""Who signed in, looked at, exported or was given what: rows the database itself refuses to change."""

from django.apps import apps as installed

from congress.audit.acting import facts_of


def record(kind: str, *, by=None, request=None, about=None, result: str = "ok", **facts):
    """Write one security event; ``facts`` are what the auditor should read besides."""
    where = facts_of(request)
    posts = getattr(by, "acting_posts", None) or []
    return installed.get_model("audit", "SecurityEvent").objects.create(
        kind=kind,
        by=by,
        by_name=by.name if by is not None else facts.pop("by_name", "系统"),
        role=posts[0].get_role_display() if posts else "",
        address=where.address,
        request_id=where.request_id,
        about_type=about._meta.label_lower if about is not None else "",
        about_id=str(about.pk) if about is not None else "",
        about_label=str(about)[:200] if about is not None else "",
        facts=facts,
        result=result,
    )
