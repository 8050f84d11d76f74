"""The faces of search: ``/search/``, its files and feed, and what is offered while typing. How answers are found is
``search``'s; here a request becomes a question, and answers become a page.
"""
