"""Upload fields for every app's forms. They check; storing is ``intake`` in the step that uses the file."""

from django import forms
from django.core.exceptions import ValidationError

from congress.files.intake import check
from congress.files.kinds import DOCUMENTS, KINDS, accept, words
from congress.files.names import clean_name


class UploadInput(forms.FileInput):
    """The browser shows the chosen names; the script, where it runs, lists them with their sizes."""

    class Media:
        js = ("js/upload.js",)


class SeveralUploadsInput(UploadInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else [files[name]] if name in files else []


class UploadField(forms.FileField):
    """One file, as the upload to give to ``intake``; with ``multiple=True`` a list of them.

    Every file that is refused has its own sentence at the field.
    """

    def __init__(self, *, kinds=DOCUMENTS, multiple=False, most=10, largest=None, **kwargs):
        """``largest``: MB for one file, where less is taken than of everybody."""
        self.kinds, self.multiple, self.most, self.largest = tuple(kinds), multiple, most, largest
        look = SeveralUploadsInput if multiple else UploadInput
        kwargs.setdefault("widget", look(attrs={"accept": accept(kinds), "class": "input", "data-upload": ""}))
        kwargs.setdefault("help_text", hint(self.kinds, most if multiple else 1, largest))
        super().__init__(**kwargs)

    def clean(self, data, initial=None):
        chosen = [each for each in (data if isinstance(data, list | tuple) else [data]) if each]
        if not self.multiple:
            chosen = chosen[:1]
        if not chosen:
            super().clean(None, initial)
            return [] if self.multiple else initial
        if len(chosen) > self.most:
            raise ValidationError(f"一次最多上传 {self.most} 个文件。", code="many")
        errors = []
        for upload in chosen:
            try:
                self._check_size(upload)
                check(upload, kinds=self.kinds)
            except ValidationError as error:
                errors.extend(error.error_list)
        if errors:
            raise ValidationError(errors)
        return chosen if self.multiple else chosen[0]

    def _check_size(self, upload):
        if self.largest and upload.size > self.largest * 1024**2:
            raise ValidationError(f"“{clean_name(upload.name)}”：文件超过 {self.largest} MB。", code="size")


def hint(kinds, most=1, largest=None) -> str:
    """“可上传 PDF（不超过 100 MB）、JPG、PNG（不超过 20 MB），最多 3 个。”"""
    by_limit = {}
    for code in kinds:
        by_limit.setdefault(min(KINDS[code].limit, (largest or 10**6) * 1024**2), []).append(code)
    groups = [f"{words(codes)}（不超过 {limit // 1024**2} MB）" for limit, codes in by_limit.items()]
    return f"可上传 {'、'.join(groups)}{f'，最多 {most} 个' if most > 1 else ''}。"
