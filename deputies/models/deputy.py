from django.conf import settings
from django.db import models
from django.urls import reverse

from congress.accounts.sealed import SealedCharField
from congress.search import pinyin_initials, pinyin_key


class Deputy(models.Model):
    """A person elected to a people's congress, in one term or several."""

    class Sex(models.TextChoices):
        MALE = "male", "男"
        FEMALE = "female", "女"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="账号"
    )
    name = models.CharField("姓名", max_length=30)
    name_key = models.CharField("拼音", max_length=120, blank=True, editable=False, db_index=True)
    initials = models.CharField("拼音首字母", max_length=20, blank=True, editable=False, db_index=True)
    sex = models.CharField("性别", max_length=6, choices=Sex, blank=True)
    ethnicity = models.CharField("民族", max_length=20, blank=True)
    born_on = models.DateField("出生日期", null=True, blank=True)
    employer = models.CharField("工作单位及职务", max_length=120, blank=True)
    phone = SealedCharField("联系电话", max_length=20, blank=True)
    address = SealedCharField("通讯地址", max_length=120, blank=True)
    postcode = models.CharField("邮编", max_length=6, blank=True)

    class Meta:
        verbose_name = "人大代表"
        verbose_name_plural = verbose_name
        ordering = ["name_key", "pk"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key, self.initials = pinyin_key(self.name), pinyin_initials(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("deputies:detail", args=[self.pk])

    @property
    def masked_phone(self) -> str:
        """138****0000: enough to recognise a number, not enough to call it."""
        return f"{self.phone[:3]}****{self.phone[-4:]}" if len(self.phone) >= 8 else self.phone and "****"

    @property
    def masked_address(self) -> str:
        return f"{self.address[:3]}****" if self.address else ""

    @property
    def masked_birthday(self) -> str:
        return f"{self.born_on.year} 年" if self.born_on else ""
