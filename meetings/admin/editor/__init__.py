"""The editor's page: the add and change view of a meeting. What a post means is in ``meetings.editor``."""
