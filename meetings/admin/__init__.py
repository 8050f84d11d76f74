"""The secretary's admin, one module for each idea; importing it registers them all."""

from meetings.admin import accounts, editions, items, meetings, reports, site, templates

__all__ = ["accounts", "editions", "items", "meetings", "reports", "site", "templates"]
