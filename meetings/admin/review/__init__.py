"""The page where a reviewer reads a record and decides: ``page.py`` is its address, ``sheet.py`` one opening of it."""
