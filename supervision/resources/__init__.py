"""Sheets that can be brought in (settings.IMPORT_RESOURCES)."""

from supervision.resources.figures import FigureResource
from supervision.resources.findings import FindingResource
from supervision.resources.topics import TopicResource

__all__ = ["FigureResource", "FindingResource", "TopicResource"]
