"""Forms in the look of the house: label above, hint below, error under the field with how to mend it.

Boxes and selects are drawn here and not by Django's templates, which include two templates for each option:
the filters above a list hold two hundred options, and drawing them cost more than the list.
"""

from django.forms.renderers import TemplatesSetting
from django.utils.html import conditional_escape as safe
from django.utils.safestring import SafeString, mark_safe


def attributes(attrs: dict) -> str:
    """As ``attrs.html`` of Django: True is a bare name, False is left out."""
    told = ((name, value) for name, value in attrs.items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{safe(str(value))}"' for name, value in told)


def box(widget: dict) -> SafeString:
    value = "" if widget["value"] is None else f' value="{safe(str(widget["value"]))}"'
    name = safe(widget["name"])
    return mark_safe(f'<input type="{widget["type"]}" name="{name}"{value}{attributes(widget["attrs"])}>')


def select(widget: dict) -> SafeString:
    parts = [f'<select name="{safe(widget["name"])}"{attributes(widget["attrs"])}>']
    for group, options, _ in widget["optgroups"]:
        parts += [f'<optgroup label="{safe(group)}">'] if group else []
        parts += [
            f'<option value="{safe(str(each["value"]))}"{attributes(each["attrs"])}>{safe(each["label"])}</option>'
            for each in options
        ]
        parts += ["</optgroup>"] if group else []
    return mark_safe("\n".join([*parts, "</select>"]))


WIDGETS = "django/forms/widgets"
DRAWN = {
    f"{WIDGETS}/select.html": select,
    **{f"{WIDGETS}/{name}.html": box for name in ("input", "text", "number", "email", "password", "hidden", "date")},
}


class HouseRenderer(TemplatesSetting):
    form_template_name = "components/form/form.html"
    field_template_name = "components/form/field.html"

    def render(self, template_name, context, request=None):
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)
