"""The faces of search: ``/search/``, its files and feed, and what is offered while typing. How answers are
found is in the packages beside it; in this one a request becomes a question, and answers become a page.
"""
