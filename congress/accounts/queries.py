"""Who holds which post."""

from django.utils.timezone import localdate

from congress.accounts.models import Post, Role, User


def holders_of(*roles: Role, unit=None, units=None):
    """Active people who hold one of these roles today, in this unit or one of these units."""
    posts = Post.objects.current(localdate()).filter(role__in=roles)
    if unit is not None:
        posts = posts.filter(unit=unit)
    if units is not None:
        posts = posts.filter(unit__in=units)
    return User.objects.filter(is_active=True, pk__in=posts.values("user"))
