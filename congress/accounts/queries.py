"""Who holds which post."""

from django.utils.timezone import localdate

from congress.accounts.models import Post, Role, User


def holders_of(*roles: Role, unit=None, units=None, is_vice: bool | None = None):
    """Active people who hold one of these roles today, in this unit or one of these units."""
    posts = Post.objects.current(localdate()).filter(role__in=roles)
    if is_vice is not None:
        posts = posts.filter(is_vice=is_vice)
    if unit is not None:
        posts = posts.filter(unit=unit)
    if units is not None:
        posts = posts.filter(unit__in=units)
    return User.objects.filter(is_active=True, pk__in=posts.values("user"))


def units_with(*roles: Role):
    """Keys of the units in which an active person holds one of these roles today."""
    return Post.objects.current(localdate()).filter(role__in=roles, user__is_active=True).values("unit")


def people(q: str = "", *, role: str = "", waiting: bool = False):
    """Everybody with an account, found by name, user name, pinyin initials or unit."""
    found = User.objects.prefetch_related("posts__unit").order_by("name", "pk")
    if q:
        by_name = User.objects.filter(name__contains=q) | User.objects.filter(username__icontains=q)
        by_pinyin = User.objects.filter(pinyin__startswith=q.lower()) if q.isascii() else User.objects.none()
        by_unit = User.objects.filter(posts__unit__name__contains=q)
        ids = by_name.values("pk").union(by_pinyin.values("pk"), by_unit.values("pk"))
        found = found.filter(pk__in=ids)
    if role:
        found = found.filter(pk__in=Post.objects.current(localdate()).filter(role=role).values("user"))
    if waiting:
        found = found.filter(pk__in=Post.objects.filter(status=Post.Status.PROPOSED).values("user"))
    return found
