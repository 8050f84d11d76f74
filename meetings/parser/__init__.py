"""Reads Chinese meeting reports: text in, Outline out. Plain Python; nothing here imports Django or saves anything."""

from .read import parse_report

__all__ = ["parse_report"]
