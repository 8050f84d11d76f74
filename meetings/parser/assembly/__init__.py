"""Goes through the sentences and collects meetings, items and directives in a draft."""
