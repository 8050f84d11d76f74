"""The server that forks: started once by each process that reads, with the readers loaded and nothing of its starter.

It has one thread and an empty environment, and sees no text: what it forks gets a socket of its own (``worker``).
"""

import gc
import importlib
import os
import signal
import socket
import sys

from meetings.bounded.worker import work


def serve(control: socket.socket) -> None:
    """Forks for each pair of sockets that is sent: one to be asked through, one that holds the slot."""
    while True:
        message, handles, _flags, _address = socket.recv_fds(control, 1, 2)
        if not message:  # who started the server is gone
            return
        try:
            is_child = os.fork() == 0
        except OSError:  # no more processes: the closed sockets say so
            is_child = False
        if is_child:
            control.close()
            work(socket.socket(fileno=handles[0]))
        for handle in handles:
            os.close(handle)


if __name__ == "__main__":
    os.nice(5)  # the pages go first
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for module in sys.argv[1:]:
        importlib.import_module(module)
    gc.freeze()
    serve(socket.socket(fileno=os.dup(0)))
