from django import forms

from congress.accounts.forms import ContactForm


class CorrectionForm(ContactForm):
    """``failed``: how many messages did not reach this person."""

    no_phone = forms.BooleanField(label="删去登记的手机号", required=False)
    resend = forms.BooleanField(required=False, initial=True)
    field_order = ("phone", "no_phone", "email", "resend")

    def __init__(self, *args, person, failed: int, **kwargs):
        super().__init__(*args, initial={"email": person.email}, **kwargs)
        self.person = person
        self.fields["phone"].help_text = (
            f"现在登记的是 {person.masked_phone}。留空为不修改。" if person.phone else "还没有登记。"
        )
        self.fields["resend"].label = f"没有送达的 {failed} 件通知，发到更正后的地址"
        if not person.phone:
            del self.fields["no_phone"]
        if not failed:
            del self.fields["resend"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("no_phone") and cleaned.get("phone"):
            self.add_error("no_phone", "填写了新的手机号，就不能同时删去。")
        elif not cleaned.get("phone"):
            cleaned["phone"] = "" if cleaned.get("no_phone") else self.person.phone
        return cleaned
