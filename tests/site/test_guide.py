"""What the guide and the README tell contributors to write passes the checks, and the messages they show are real."""

import re

import click
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.exports.embed import embed_url
from onrecord.problems.catalogue import Severity, catalogue
from onrecord.problems.formats import as_text
from onrecord.problems.problem import Problem
from onrecord.reading.source_files import SourceFile, source_files
from onrecord.rule_examples import merged
from onrecord.vocabulary import ActorType, CardType
from tests.loading import load_files
from tests.paths import PROJECT
from tests.site import guide_examples

PAGES = {page.stem: page.read_text("utf-8") for page in sorted((PROJECT / "docs" / "contribute").glob("*.md"))}
GUIDE = PAGES["index"]
README = (PROJECT / "README.md").read_text("utf-8")
YOUR_OWN = (PROJECT / "docs" / "your-own.md").read_text("utf-8")


def _blocks(text: str) -> list[str]:
    blocks = re.findall(r"^( *)```yaml\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"(?m)^{indent}", "", block) for indent, block in blocks]


def _problems_with(card: str, path: str) -> list[Problem]:
    files = [file for file in source_files(PROJECT / "sources") if file.path != path] + [
        SourceFile(path, card.encode())
    ]
    return [p for p in load_files(files).problems if p.path == path]


@pytest.mark.parametrize("text", [GUIDE, README], ids=["guide", "readme"])
def test_the_card_to_copy_has_no_error(text: str) -> None:
    """It may only be near to the card of the same source that the archive has."""
    card = next(block for block in _blocks(text) if block.startswith("title: "))
    problems = _problems_with(card, "cards/2024/copied-from-the-guide.yaml")
    assert [p for p in problems if p.severity is Severity.ERROR] == []
    assert {p.code for p in problems} <= {"near-duplicate", "same-address"}


@pytest.mark.parametrize(
    ("text", "name"), [(GUIDE, "fakty-zelensky-3000"), (README, "newsweek-kursk")], ids=["guide", "readme"]
)
def test_the_message_shown_is_the_one_that_the_card_shown_would_draw(text: str, name: str) -> None:
    """Line and column included: the misspelt speaker of the card above it."""
    card = next(block for block in _blocks(text) if block.startswith("title: "))
    wrong = card.replace("said_by: volodymyr-zelensky", "said_by: volodymyr-zelenski")
    (problem,) = [p for p in _problems_with(wrong, f"cards/2024/{name}.yaml") if p.code == "unknown-actor"]
    shown = re.search(r"^( *)```(?:text)?\n( *sources/cards.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    assert shown is not None
    assert re.sub(rf"(?m)^{shown[1]}", "", shown[2]).rstrip("\n") == as_text(problem, "sources")


COMMAND = re.compile(r"(?:^|`|\s)(?:\.venv/bin/)?onrecord +([a-z][^`#\n]*)", re.MULTILINE)
QUESTION = "questions/north-korean-soldiers-in-russia.yaml"


def _card() -> str:
    return next(block for block in _blocks(GUIDE) if block.startswith("title: "))


def _file_with(block: str) -> tuple[str, str]:
    """The file that a piece of the guide belongs to, with the piece in it."""
    card = _card()
    if block.startswith("name: "):
        return "actors/valery-gerasimov.yaml", block
    if block.startswith("was: "):
        return "withdrawn/entered-twice.yaml", block
    if block.startswith(("findings:", "searches:")):
        return QUESTION, merged((PROJECT / "sources" / QUESTION).read_text("utf-8"), block)
    if block.startswith("same:"):
        return "synonyms.yaml", block
    if block.startswith("  - id: "):
        return COPIED, card + block
    if block.startswith("    said_by: "):
        # beside the copied card: others are evidence with what is said there
        return "cards/2024/copied-from-the-guide.yaml", re.sub(r"(?m)^    said_by: .*\n", block, card)
    if block.startswith("not_recorded:"):
        card = re.sub(r"(?m)^url: .*\n", "", card)
    return COPIED, merged(card, block)


COPIED = "cards/2024/fakty-zelensky-3000.yaml"
PIECES = [
    (f"{page}-{place}", block)
    for page, text in PAGES.items()
    if page != "kinds"
    for place, block in enumerate(_blocks(text))
]


@pytest.mark.parametrize("block", [block for _, block in PIECES], ids=[name for name, _ in PIECES])
def test_every_piece_of_yaml_in_the_guide_holds_in_its_file(block: str) -> None:
    """Laid over the card to copy, or over the file that it is a piece of, it draws no error in the real archive."""
    path, text = _file_with(block)
    laid = {COPIED: _card(), path: text}
    files = [file for file in source_files(PROJECT / "sources") if file.path not in laid]
    problems = load_files([*files, *(SourceFile(name, piece.encode()) for name, piece in laid.items())]).problems
    assert [p for p in problems if p.severity is Severity.ERROR] == []
    assert {p.code for p in problems} <= {"near-duplicate", "same-address"}


EXAMPLES = list(guide_examples.pieces())


@pytest.mark.parametrize("piece", EXAMPLES, ids=lambda piece: piece.title)
def test_what_an_example_shows_is_what_the_check_says(piece: guide_examples.Piece) -> None:
    """Of the right card nothing; of each mistake the message below it, or nothing where none is shown."""
    assert guide_examples.as_shown(guide_examples.problems(piece.yaml)) == piece.shown


def test_there_are_ten_examples_each_with_a_mistake() -> None:
    """Ten passages, each with one right card; the mistakes that no check sees are told to be such."""
    titles = [piece.title for piece in EXAMPLES if piece.right]
    assert [title.split(".")[0] for title in titles] == [str(number) for number in range(1, 11)]
    assert all(any(piece.title == title and not piece.right for piece in EXAMPLES) for title in titles)
    unseen = sum(not piece.right and not piece.shown for piece in EXAMPLES)
    assert PAGES["kinds"].count("The check says nothing.") == unseen > 0


def _commands() -> list[str]:
    return sorted(
        {command.strip().rstrip(",.;:)") for text in (*PAGES.values(), YOUR_OWN) for command in COMMAND.findall(text)}
    )


@pytest.mark.parametrize("line", _commands())
def test_every_command_shown_exists(line: str) -> None:
    """Its name is one of the program's commands, or of a group's, and its options are that command's."""
    name, *words = line.split()
    command = main.get_command(click.Context(main), name)
    assert command, name
    if isinstance(command, click.Group):
        command = command.commands[words[0]]
    options = {word for word in words if word.startswith("--")}
    assert options <= {option for parameter in command.params for option in parameter.opts}


def test_the_guide_names_every_type_of_a_card_and_of_an_actor() -> None:
    """The closed lists stand there as the model has them."""
    assert all(f"`{kind}`" in GUIDE for kind in CardType)
    assert all(f"`{kind}`" in PAGES["more"] for kind in ActorType)


def test_every_section_that_a_rule_names_is_there() -> None:
    """The pages of the rules lead to sections of the guide by their headings."""
    rules = catalogue().rules.values()
    assert len(rules) > 70
    for rule in rules:
        page, heading = rule.guide.split("#")
        assert re.search(rf"(?m)^##+ {re.escape(heading)}$", PAGES[page]), rule.guide


def test_what_the_readme_shows_of_a_question_is_what_is_printed() -> None:
    """Line by line, on the real archive; only what stands for more is left out."""
    shown = re.search(r"^\$ \.venv/bin/onrecord (show .*)\n((?:.*\n)*?)```", README, re.MULTILINE)
    assert shown is not None
    result = CliRunner().invoke(main, [*shown[1].split(), "--sources", str(PROJECT / "sources")])
    assert [line for line in shown[2].splitlines() if line != "  …"] == result.output.splitlines()[:3]


@pytest.mark.parametrize("root", ["/", "/on/record/"])
def test_the_rule_for_nginx_allows_to_frame_what_is_made_for_it_alone(root: str) -> None:
    """The embed of every question, wherever the site lies; its other pages send who may frame them."""
    (rule,) = re.findall(r"```text\nmap \$uri .*?```", YOUR_OWN, re.DOTALL)
    (pattern,) = re.findall(r"~(\S+) \"\";", rule)
    assert re.search(pattern, f"{root}{embed_url('sable-bridge-reopened')}")
    others = ("", "embed.html", "questions/", "questions/embed.html", "questions/sable-bridge-reopened/index.html")
    assert [url for url in others if re.search(pattern, f"{root}{url}")] == []
