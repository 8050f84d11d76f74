"""Where public parts of a record share distinctive words with hidden ones. Pure: documents in, exposures out.

It shows excerpts to people, who decide; nothing is filtered, and what it does not find may still tell too much.
"""

from meetings.disclosure_check.check import Exposure, exposures, fingerprint, sentence
from meetings.disclosure_check.excerpts import Excerpt, note_excerpt

__all__ = ["Excerpt", "Exposure", "exposures", "fingerprint", "note_excerpt", "sentence"]
