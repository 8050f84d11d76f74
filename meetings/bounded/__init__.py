"""Runs a function on what a stranger sent, in a process of its own: bounded time, memory and answer, no secrets.

Plain Python; the process is forked from a small server that has the readers loaded, so that starting one costs
milliseconds. What to run and what to say of the end is for the rooms that ask.
"""

from meetings.bounded.client import prepare, run
from meetings.bounded.exceptions import Busy, Failed, Stopped
from meetings.bounded.limits import Limits

__all__ = ["Busy", "Failed", "Limits", "Stopped", "prepare", "run"]
