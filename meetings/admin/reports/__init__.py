"""Reports on the desk: how they are brought in, looked at and corrected before drafts are made of them."""

from meetings.admin.reports.report_admin import ReportAdmin

__all__ = ["ReportAdmin"]
