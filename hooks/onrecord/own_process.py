"""How a process of this project lives and ends: with the one that started it, and without taking itself apart."""

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def end_with_parent() -> None:
    """Let this process end when that which started it is gone: nobody waits for what it makes."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.2)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def ending_at_once() -> Iterator[None]:
    """End this process as soon as what is done in it has gone well: all that it holds need not be taken apart first.

    Of a thousand cards that takes more than a second of processor time. What is to be gone from the disk must be gone
    by then. A process that ends otherwise does so as any.
    """
    try:
        yield
    except SystemExit as ended:
        if ended.code:
            raise
        with suppress(OSError):  # nobody listens any more
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(0)


def collect_garbage_rarely() -> None:
    """Let Python look for things that hold one another less often: an archive is made of many that stay.

    A quarter of the time that an archive takes to be read would go into looking through them again and again.
    """
    gc.set_threshold(20_000, 10, 1_000)
