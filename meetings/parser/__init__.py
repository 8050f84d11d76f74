"""Reads Chinese meeting reports: text in, Outline out. Plain Python; nothing here imports Django or saves anything."""

from meetings.parser.read import parse_report, parse_undated

__all__ = ["parse_report", "parse_undated"]
