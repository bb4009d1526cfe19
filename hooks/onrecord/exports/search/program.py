"""Pagefind's program, asked for the files of one index: each small page with the address that it is known by.

It is given the pages in their order, which is then that of the index: where it looks through a folder, the order is
that of the disk, and the same archive would not give the same files.
"""

import json
import os
import subprocess
import sys
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import IO, Any, Final

from ...environment import surrounding

_LAST: Final = 1
_FIRST_PAGE: Final = 2
_PIECE: Final = "6000"
"""How many places of words a piece of the index has: a reader loads one for each word, 5 KB with this, 16 without."""


class NotIndexed(Exception):  # noqa: N818 (it is told to the user as it is)
    """Pagefind could not make the index; the message says why."""


def indexed(pages: Iterable[tuple[str, str]]) -> Mapping[str, bytes]:
    """The files of the index of these pages, which are addresses and HTML; there must be one at least.

    Raises NotIndexed, with what Pagefind says, where it fails.
    """
    with tempfile.TemporaryFile() as errors:
        command = [sys.executable, "-m", "pagefind", "--service"]
        surroundings = surrounding(PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE=_PIECE)
        run = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=surroundings)
        with run, ThreadPoolExecutor(1) as reading:
            assert run.stdin and run.stdout, "both are pipes"
            answers = reading.submit(_last_answer, run.stdout)
            with suppress(BrokenPipeError):  # it ended early, and its last answer or its errors say why
                run.stdin.writelines(map(_message, _asked(pages)))
                run.stdin.flush()
            answer = answers.result()  # it ends at once where it is told no more
            with suppress(BrokenPipeError):
                run.stdin.close()
        errors.seek(0)
        said = answer.get("message") or errors.read().decode("utf-8", "replace").strip()
    if "files" not in answer:
        why = said or f"it ended with {run.returncode} and said nothing"
        raise NotIndexed(f"the search could not be indexed by Pagefind: {why}")
    return {file["path"]: b64decode(file["content"]) for file in answer["files"]}


def _asked(pages: Iterable[tuple[str, str]]) -> Iterator[tuple[int, dict[str, Any]]]:
    yield 0, {"type": "NewIndex", "config": {"force_language": "en"}}
    for number, (url, html) in enumerate(pages, _FIRST_PAGE):
        yield number, {"type": "AddFile", "index_id": 0, "file_path": None, "url": url, "file_contents": html}
    yield _LAST, {"type": "GetFiles", "index_id": 0}


def _message(asked: tuple[int, dict[str, Any]]) -> bytes:
    number, payload = asked
    return b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b","


def _last_answer(answers: IO[bytes]) -> dict[str, Any]:
    """The answer that holds the files, or the first that says what failed; nothing where it ended before."""
    for answer in _parted(answers):
        told = json.loads(b64decode(answer))
        if told["message_id"] == _LAST or told["payload"]["type"] == "Error":
            payload: dict[str, Any] = told["payload"]
            return payload
    return {}


def _parted(answers: IO[bytes]) -> Iterator[bytes]:
    """Answers, of which each ends in a comma."""
    begun: list[bytes] = []
    while piece := os.read(answers.fileno(), 1 << 16):  # what is there, and no more waited for
        *ended, rest = piece.split(b",")
        for one in ended:
            yield b"".join((*begun, one))
            begun = []
        begun.append(rest)
