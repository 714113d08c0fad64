from django.apps import AppConfig
from django.urls import register_converter
from django.urls.converters import IntConverter


class Year(IntConverter):
    """``<year:year>``: one that has a day before and a day after it, in the database and everywhere."""

    regex = "(?:19|20)[0-9]{2}|2100"


class Config(AppConfig):
    name = "congress.pages"

    def ready(self):
        register_converter(Year, "year")
