"""The secretary's admin, one module for each idea; importing it registers them all."""

from meetings.admin import access_log, accounts, editions, items, meetings, reports, roles, site, templates

__all__ = ["access_log", "accounts", "editions", "items", "meetings", "reports", "roles", "site", "templates"]
