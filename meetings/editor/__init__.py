"""The meeting editor: a record as one form posts it, deeds on its rows, its merging with others' changes, its saving.

All but ``saving`` is pure; pages and forms are in ``meetings.admin``.
"""
