"""The only door to django-guardian: rights no fact expresses, for one person on one object.

An app that needs them defines a direct-foreign-key permission model beside its noun::

    class PaperUserPermission(UserObjectPermissionBase):
        content_object = models.ForeignKey(Paper, models.CASCADE)

Grants are for people only, never for groups, and the tables are read here without guardian's own checker,
which would ask for groups. Each grant and each revocation is a row of the audit.
"""

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import Model, QuerySet
from guardian.utils import get_user_obj_perms_model

from congress.accounts.models import User
from congress.audit import record


def _table(obj: Model | type[Model]):
    table = get_user_obj_perms_model(obj)
    if table.objects.is_generic():
        name = obj._meta.label
        raise ImproperlyConfigured(f"{name} needs a direct-foreign-key permission model to be shared")
    return table


@transaction.atomic
def grant(user: User, perm: str, obj: Model, *, by: User, why: str) -> None:
    """单独授权: this person may do this with this one object; ``why`` is for the auditor."""
    table = _table(obj)
    if not table.objects.filter(user=user, permission__codename=perm, content_object=obj).exists():
        table.objects.assign_perm(perm, user, obj)
        record("granted", by=by, about=obj, person=user.name, person_id=user.pk, perm=perm, why=why)


@transaction.atomic
def revoke(user: User, perm: str, obj: Model, *, by: User, why: str) -> None:
    """撤销授权: the grant is gone with the next request."""
    deleted, _rows = _table(obj).objects.filter(user=user, permission__codename=perm, content_object=obj).delete()
    if deleted:
        record("revoked", by=by, about=obj, person=user.name, person_id=user.pk, perm=perm, why=why)


def may(user: User, perm: str, obj: Model) -> bool:
    return (
        user.is_active and _table(obj).objects.filter(user=user, permission__codename=perm, content_object=obj).exists()
    )


def who_may(perm: str, obj: Model) -> QuerySet[User]:
    held = _table(obj).objects.filter(permission__codename=perm, content_object=obj)
    return User.objects.filter(is_active=True, pk__in=held.values("user"))


def ids_granted_to(user: User, perm: str, model: type[Model]) -> QuerySet:
    """The keys this person holds a grant on; one subquery, fit for a ``visible_to``."""
    held = _table(model).objects.filter(user=user, permission__codename=perm)
    return (held if user.is_active else held.none()).values("content_object")


def pairs_granted(perm: str, model: type[Model], *, users, keys) -> set[tuple[int, int]]:
    """(user, object) for several people and objects. One query."""
    held = _table(model).objects.filter(permission__codename=perm, user__in=users, content_object__in=keys)
    return set(held.filter(user__is_active=True).values_list("user", "content_object"))


def objects_granted_to(user: User, perm: str, objects: QuerySet) -> QuerySet:
    """Those of ``objects`` this person holds a grant on."""
    return objects.filter(pk__in=ids_granted_to(user, perm, objects.model))
