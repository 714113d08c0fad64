from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from congress.accounts import passwords
from congress.accounts.models import ADMINISTRATORS, Post, Role, User
from congress.audit import record
from congress.organs.models import Unit, UnitKind


class Command(BaseCommand):
    help = "Make the three administrators of a fresh installation and print their one-time passwords once."

    def add_arguments(self, parser):
        for role in ADMINISTRATORS:
            parser.add_argument(f"--{role.replace('_', '-')}", required=True, metavar="用户名:姓名")
        parser.add_argument("--unit", required=True, help="常委会机关全称")

    @transaction.atomic
    def handle(self, *, unit, **options):
        if Post.objects.filter(role__in=ADMINISTRATORS).exists():
            raise CommandError("已有管理员：以后的账号由系统管理员在“账号”页新建。")
        unit, _made = Unit.objects.get_or_create(name=unit, defaults={"kind": UnitKind.OFFICE})
        people = [options[role.value].partition(":")[::2] for role in ADMINISTRATORS]
        if len({username.lower() for username, _name in people}) < 3:
            raise CommandError("三个管理员必须是三个人。")
        for role, (username, name) in zip(ADMINISTRATORS, people, strict=True):
            user = User(username=username.lower(), name=name or username)
            first = passwords.give_first_password(user)
            user.save()
            Post.objects.create(user=user, role=role, unit=unit, starts_on=date.today())
            record("account_created", by=None, about=user, role=role.value, first=True)
            self.stdout.write(f"{Role(role).label}\t{user.username}\t{first}")
