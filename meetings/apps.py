from django.apps import AppConfig


class Config(AppConfig):
    name = "meetings"
    verbose_name = "会议"
