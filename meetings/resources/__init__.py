"""Sheets that can be brought in (settings.IMPORT_RESOURCES)."""

from meetings.resources.exam_questions import ExamQuestionResource

__all__ = ["ExamQuestionResource"]
