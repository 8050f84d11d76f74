"""The secretary's admin, one module for each idea; importing it registers them all."""

from meetings.admin import agenda, desk, ledger, people, reports, site

__all__ = ["agenda", "desk", "ledger", "people", "reports", "site"]
