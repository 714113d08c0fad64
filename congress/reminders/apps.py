from django.apps import AppConfig


class Config(AppConfig):
    name = "congress.reminders"
    verbose_name = "催办提醒"
