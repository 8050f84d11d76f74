"""Exceptions of a bounded process that gave no answer, or was not started."""


class Stopped(Exception):
    """There is no answer: the process ran out of time, memory or room for its answer, was killed, or wrote no sense."""


class Failed(Stopped):
    """The function raised an exception."""


class Busy(Exception):
    """As many processes run as may run at once; nothing was started."""
