"""How passwords are hashed: by one thread of low priority, so that a rush of sign-ins does not slow readers down."""

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.utils.translation import gettext_lazy as _

from website.errors import Busy

AT_ONCE = 6  # sign-ins of a process that are computed or wait for it; far fewer than the server has threads
NICENESS = 10
MANY = _("现在同时登录的人较多，请稍等几秒再试。")


def stand_back() -> None:
    """Lowers the priority of the calling thread alone, as Linux has it; elsewhere there are no such threads."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


places = threading.BoundedSemaphore(AT_ONCE)
computer = ThreadPoolExecutor(1, thread_name_prefix="hashing", initializer=stand_back)


def computed(work: Callable[..., Any], *args: Any) -> Any:
    """What the work returns, when its turn comes; raises Busy where too many wait."""
    if not places.acquire(blocking=False):
        raise Busy(MANY)
    try:
        return computer.submit(work, *args).result()
    finally:
        places.release()


class Argon2(Argon2PasswordHasher):
    """Argon2id by the parameters that OWASP recommends: one lane and 46 MiB, where Django takes eight and 100."""

    time_cost = 1
    memory_cost = 46 * 1024
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        return str(computed(super().encode, password, salt))

    def verify(self, password: str, encoded: str) -> bool:
        return bool(computed(super().verify, password, encoded))
