from django import forms

from congress.pages.boxes import BOX


class CountForm(forms.Form):
    count = forms.IntegerField(
        label="分几组", min_value=2, max_value=8, initial=3, widget=forms.NumberInput(attrs=BOX)
    )  # fmt: skip


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return str(person)


class GroupsForm(forms.Form):
    """Each group's room and conveners, and for each person the group."""

    def __init__(self, *args, groups, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups, self.people = groups, people
        home = {person.pk: group.pk for group in groups for person in group.members.all()}
        callers = [person.pk for person in people if person.votes]
        for group in groups:
            self.fields[f"place_{group.pk}"] = forms.CharField(
                label=f"{group}地点", required=False, max_length=80, initial=group.place,
                widget=forms.TextInput(attrs=BOX),
            )  # fmt: skip
            for name, word in (("convener", "召集人"), ("vice_convener", "副召集人")):
                self.fields[f"{name}_{group.pk}"] = PersonField(
                    group.meeting.participants.filter(pk__in=callers), label=f"{group}{word}", required=False,
                    initial=getattr(group, f"{name}_id"), empty_label="不设", widget=forms.Select(attrs=BOX),
                )  # fmt: skip
        choices = [("", "不分组"), *((group.pk, group.name) for group in groups)]
        for person in people:
            self.fields[f"person_{person.pk}"] = forms.TypedChoiceField(
                label=str(person), choices=choices, coerce=int, empty_value=None, required=False,
                initial=home.get(person.pk, ""), widget=forms.Select(attrs=BOX),
            )  # fmt: skip

    def group_rows(self):
        names = ("place", "convener", "vice_convener")
        return [(group, [self[f"{name}_{group.pk}"] for name in names]) for group in self.groups]

    def person_rows(self):
        return [(person, self[f"person_{person.pk}"]) for person in self.people]

    def clean(self):
        cleaned = super().clean()
        for group in self.groups:
            for name in ("convener", "vice_convener"):
                caller = cleaned.get(f"{name}_{group.pk}")
                if caller and cleaned.get(f"person_{caller.pk}") != group.pk:
                    self.add_error(f"{name}_{group.pk}", f"{caller}不在{group}，召集人须是本组组员。")
        return cleaned

    def fields_for_action(self):
        told = self.cleaned_data
        return [
            {
                "group": group,
                **{name: told[f"{name}_{group.pk}"] for name in ("place", "convener", "vice_convener")},
                "members": [person for person in self.people if told[f"person_{person.pk}"] == group.pk],
            }
            for group in self.groups
        ]
