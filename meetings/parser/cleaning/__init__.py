"""The first stage: the text as received becomes cleaned text, in sentences."""
