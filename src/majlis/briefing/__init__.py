"""What people read: the Council's briefing as one document, written as PDF, HTML or Word."""

from majlis.briefing.compose import compose
from majlis.briefing.document import Document
from majlis.briefing.maps import Place
from majlis.briefing.material import Material, Occasion

__all__ = ["Document", "Material", "Occasion", "Place", "compose"]
