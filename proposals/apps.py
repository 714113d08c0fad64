from django.apps import AppConfig


class Config(AppConfig):
    name = "proposals"
    verbose_name = "建议"
