"""What holds for an archive however its files come."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.source_files import SourceFile, source_files
from tests.loading import load_files
from tests.paths import EXAMPLE
from tests.property.examples import examples

FILES = tuple(source_files(EXAMPLE))
BROKEN = (
    b"title: [\n",
    b"",
    b"name: X\ntype: persona\npart_of: nobody\n",
    b"\xff",
)


def with_faults() -> tuple[SourceFile, ...]:
    """The example with some files broken, one taken id, one misplaced file."""
    fewer = [f for f in FILES if "union-of-ports" not in f.path]
    broken = [SourceFile(f.path, BROKEN[n % 4]) if n % 5 == 0 else f for n, f in enumerate(fewer)]
    return (*broken, SourceFile("topics/country-b.yaml", b"name: B\n"), SourceFile("card/x.yaml", b"a: 1\n"))


FAULTY = with_faults()


@examples(25)
@given(st.permutations(FILES))
def test_the_order_of_files_changes_nothing(files: list[SourceFile]) -> None:
    """However the files come, the archive has the same statements in the same order, and no problem."""
    loaded, expected = load_files(files), load_files(FILES)
    assert loaded.problems == ()
    assert [entry.ref for entry in loaded.archive.entries] == [entry.ref for entry in expected.archive.entries]
    assert loaded.archive.links == expected.archive.links


@examples(25)
@given(st.permutations(FAULTY))
def test_the_order_of_files_changes_no_problem(files: list[SourceFile]) -> None:
    """However the files come, the same problems are told in the same order, each once."""
    problems = load_files(files).problems
    assert problems == load_files(FAULTY).problems
    assert len(set(problems)) == len(problems) > len(FAULTY) // 5
    assert list(problems) == sorted(problems, key=lambda p: (p.path, p.span))


@examples(60)
@given(st.data())
def test_no_cut_of_a_file_raises(data: st.DataObject) -> None:
    """A file cut short anywhere is told of, or still good; checking it never raises."""
    index = data.draw(st.integers(0, len(FILES) - 1))
    raw = FILES[index].raw or b""
    cut = SourceFile(FILES[index].path, raw[: data.draw(st.integers(0, len(raw)))])
    assert all(problem.message for problem in load_files([*FILES[:index], cut, *FILES[index + 1 :]]).problems)


VALUES = [b"x", b"[x]", b"{x: y}", b"[[x]]", b"[{x: y}]", b"", b'"> 3"', b"{words: x}", b"no", b"[]", b"{}"]
FIELDS = [
    (index, line)
    for index, file in enumerate(FILES)
    if file.path.startswith(("cards/", "questions/"))
    for line in (file.raw or b"").split(b"\n")
    if b": " in line and not line.endswith(b">")
]


@examples(150)
@given(st.sampled_from(FIELDS), st.sampled_from(VALUES))
def test_any_kind_of_value_for_any_field(field: tuple[int, bytes], value: bytes) -> None:
    """Whatever kind of value stands for a field, checking tells of it, and never raises."""
    index, line = field
    raw = (FILES[index].raw or b"").replace(line + b"\n", line.partition(b": ")[0] + b": " + value + b"\n", 1)
    files = [*FILES[:index], SourceFile(FILES[index].path, raw), *FILES[index + 1 :]]
    assert all(problem.message for problem in load_files(files).problems)
