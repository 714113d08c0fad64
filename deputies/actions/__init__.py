"""The verbs about deputies and their seats."""

from deputies.actions.enrolling import enroll

__all__ = ["enroll"]
