"""The first gate, before any view runs: a request may not fill the disk."""

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from congress.files.kinds import LARGEST


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Stops writing at the cap but keeps counting, so that ``intake`` refuses the file at its field."""

    def receive_data_chunk(self, raw_data, start):
        if start < LARGEST * 1024 * 1024:
            super().receive_data_chunk(raw_data, start)
