"""The models of the parts. Reader modules import from ``passage`` directly, so that the desk's are not in reach."""

from directives.models.directive import Directive
from directives.models.passage import Gone, Passage

__all__ = ["Directive", "Gone", "Passage"]
