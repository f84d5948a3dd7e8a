"""The server's processes take memory from one pool, however many threads they have."""

import ctypes
import re
import subprocess
import sys

import pytest

from cop.config import ROOT

POOLS = """
import ctypes, threading
from cop.cli.server import use_one_pool
{before}
together = threading.Barrier(9)
def work():
    together.wait()
    held = [bytes(100_000) for _ in range(20)]
    together.wait()
for _ in range(8):
    threading.Thread(target=work).start()
together.wait()
together.wait()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
told = libc.fopen(b"/dev/stdout", b"w")
libc.malloc_info(0, ctypes.c_void_p(told))
libc.fclose(ctypes.c_void_p(told))
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallopt"), reason="has but one pool anyway")
def test_all_threads_take_memory_from_one_pool() -> None:
    assert pools_of("use_one_pool()") == 1
    assert pools_of("") > 1


def pools_of(before: str) -> int:
    ran = subprocess.run(
        [sys.executable, "-c", POOLS.format(before=before)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return len(re.findall("<heap nr=", ran.stdout))
