"""Who holds which post."""

from django.utils.timezone import localdate

from congress.accounts.models import Role, User


def holders_of(*roles: Role, unit=None, units=None):
    """Active people who hold one of these roles today, in this unit or one of these units."""
    posts = {"posts__role__in": roles, "posts__starts_on__lte": localdate()}
    if unit is not None:
        posts["posts__unit"] = unit
    if units is not None:
        posts["posts__unit__in"] = units
    today = localdate()
    held = User.objects.filter(is_active=True).filter(**posts, posts__ends_on=None)
    until = User.objects.filter(is_active=True).filter(**posts, posts__ends_on__gte=today)
    return (held | until).distinct()
