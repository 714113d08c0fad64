from django.apps import AppConfig


class Config(AppConfig):
    name = "supervision"
    verbose_name = "监督"
