"""The language of reports: what single words and phrases say, apart from where they stand."""
