from django.apps import AppConfig
from django.forms import BooleanField, ChoiceField, Field, FileField
from django.urls import register_converter
from django.urls.converters import IntConverter

# What is said at a field left empty; Django's translation, 这个字段是必填项, is nobody's Chinese.
EMPTY = {Field: "请填写。", ChoiceField: "请选择。", FileField: "请选择文件。", BooleanField: "请打勾。"}


class Year(IntConverter):
    """``<year:year>``: one that has a day before and a day after it, in the database and everywhere."""

    regex = "(?:19|20)[0-9]{2}|2100"


class Config(AppConfig):
    name = "congress.pages"

    def ready(self):
        register_converter(Year, "year")
        for kind, said in EMPTY.items():
            kind.default_error_messages = {**vars(kind).get("default_error_messages", {}), "required": said}
