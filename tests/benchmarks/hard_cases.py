"""The hard cases of the benchmarks in any size, as the tests read them."""

from benchmarks.generator import hard
from benchmarks.generator.disk import text_of

from onrecord.load import Loaded, load_files
from onrecord.reading.source_files import SourceFile


def hard_files(case: str, size: int) -> list[SourceFile]:
    """The files of an archive in which one thing is so large."""
    return [SourceFile(path, text_of(fields)) for path, fields in hard.archive(case, size)]


def hard_case(case: str, size: int) -> Loaded:
    """The same, read and checked."""
    return load_files(hard_files(case, size))
