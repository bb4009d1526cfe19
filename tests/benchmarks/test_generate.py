"""Archives by lot: sound, of a real shape, and the same for the same seed."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from benchmarks.generate import main
from benchmarks.generator import hard
from benchmarks.generator.cast import Actor, Place, Question
from benchmarks.generator.disk import write
from benchmarks.generator.history import History, Made, Said
from benchmarks.generator.words import SCRIPTS, coined, coined_in
from click.testing import CliRunner
from rapidfuzz import fuzz

from onrecord.archive import Archive
from onrecord.load import Loaded, load
from onrecord.model.statements import Anonymous, Claim, DocumentSpeaker, Unacknowledged, Verified
from onrecord.standings.derive import derive
from onrecord.standings.recorded import revisions
from onrecord.vocabulary import ActorType, Basis
from tests.benchmarks.hard_cases import hard_case

CARDS = 100
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a hundred cards."""
    target = tmp_path_factory.mktemp("generated") / "sources"
    write(target, CARDS, 19)
    return target


@pytest.fixture(scope="module")
def generated(folder: Path) -> Loaded:
    """It, read and checked."""
    return load(folder)


@pytest.fixture(scope="module")
def archive(generated: Loaded) -> Archive:
    """What it holds."""
    return generated.archive


def claims(archive: Archive) -> list[Claim]:
    """Every claim."""
    return [entry.claim for entry in archive.entries if entry.claim is not None]


def test_the_check_has_nothing_to_say(generated: Loaded) -> None:
    """No error, no warning, no hint."""
    assert generated.problems == ()


@pytest.mark.parametrize(("cards", "seed"), [(1, 1), (2, 7), (20, 2), (40, 11), (40, 12)])
def test_a_small_archive_is_sound_too(cards: int, seed: int, tmp_path: Path) -> None:
    """At every size, whatever the seed: of 40 cards and seed 11, a party owns what a claim left out reported of it."""
    counted = write(tmp_path / "sources", cards, seed)
    loaded = load(tmp_path / "sources")
    assert loaded.problems == ()
    assert (counted["cards"], counted["statements"]) == (len(loaded.archive.cards), len(loaded.archive.entries))
    assert (counted["actors"], counted["questions"]) == (len(loaded.archive.actors), len(loaded.archive.questions))
    assert (counted["places"], counted["topics"]) == (len(loaded.archive.places), len(loaded.archive.topics))


def test_a_party_owns_what_a_statement_that_stands_has_reported() -> None:
    """The first report is never replaced, a later one is, once; of what has not come out nothing is known."""
    question = Question("case", {}, "topic", Place("place", {}), ("state",), ())
    history, outlet = History(), Actor("outlet", {"name": "Outlet"}, ActorType.OUTLET, "outlet", False)
    first, later = (Said(f"card-{n}#s", TODAY, outlet, (), outlet, TODAY, question, "yes", False) for n in range(2))
    assert history.party(question, "state").reported is None
    for said in (first, later):
        history.came_out([Made("unacknowledged", {"not_acknowledged_by": {"state": "denied"}}, said)], TODAY)
    assert history.party(question, "state").reported == TODAY
    assert (history.may_replace(first), history.may_replace(later)) == (False, True)
    history.replaced.add(later.ref)
    assert not history.may_replace(later)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Another seed gives others."""
    trees = []
    for name, seed in (("one", 3), ("same", 3), ("other", 4)):
        write(tmp_path / name, 20, seed)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        trees.append({path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in files})
    assert len(trees[0]) > 100
    assert trees[0] == trees[1] != trees[2]


def test_every_card_has_five_statements(archive: Archive) -> None:
    """Each has a summary, a publisher and a day of its own besides."""
    assert {len(list(card.statements())) for card in archive.cards.values()} == {5}
    assert len({card.title for card in archive.cards.values()}) == CARDS


def test_a_few_speakers_publishers_and_questions_have_most(archive: Archive) -> None:
    """As Zipf's law has it: the first of a hundred has many times what the middle one has."""
    answers = Counter(question for claim in claims(archive) for question in claim.answers)
    publishers = Counter(card.publisher for card in archive.cards.values())
    speakers = Counter(claim.said_by for claim in claims(archive) if isinstance(claim.said_by, str))
    for counts in (answers, publishers, speakers):
        ranked = [count for _, count in counts.most_common()]
        assert ranked[0] >= 5 * ranked[len(ranked) // 2]
    assert answers.most_common(1)[0][1] > CARDS // 2


def test_claims_pass_through_hands_and_rest_on_others(archive: Archive) -> None:
    """Chains of `via` up to three hands at least, of `rests_on` over more than two statements."""
    assert max(len(claim.via) for claim in claims(archive)) >= 3
    above = {entry.ref: entry.statement.rests_on for entry in archive.entries}

    def depth(ref: str) -> int:
        return 1 + max(map(depth, above[ref]), default=0)

    assert max(map(depth, above)) > 3


def test_words_are_told_again_rendered_anew_and_replaced(archive: Archive) -> None:
    """One voice, one day, one question in several sources; a few of them supersede or render others."""
    voiced = [c for c in claims(archive) if c.said_on and isinstance(c.said_by, str)]
    tellings = Counter((c.said_by, str(c.said_on), q) for c in voiced for q in c.answers)
    assert sum(count > 1 for count in tellings.values()) > 10
    assert any(claim.supersedes for claim in claims(archive))
    assert any(claim.rendering_of for claim in claims(archive))


def test_there_is_every_kind_of_statement(archive: Archive) -> None:
    """Facts on record and of registers, claims of the named, the anonymous and documents, some not acknowledged."""
    facts = [entry.statement for entry in archive.entries if isinstance(entry.statement, Verified)]
    assert {fact.basis for fact in facts} == {Basis.ON_RECORD, Basis.PUBLIC_RECORD}
    assert {type(claim.said_by) for claim in claims(archive)} == {str, Anonymous, DocumentSpeaker}
    reported = [claim for claim in claims(archive) if isinstance(claim, Unacknowledged)]
    assert {how.value for claim in reported for how in claim.not_acknowledged_by.values()} == {
        "unacknowledged",
        "declined",
        "denied",
    }
    assert any(claim.comments_on for claim in claims(archive))
    assert any(len(claim.answers) > 1 for claim in claims(archive))


def test_questions_count_presuppose_and_are_settled(archive: Archive) -> None:
    """Half of them ask how many, in one measure or several; some take others for granted, some have findings."""
    questions = list(archive.questions.values())
    assert {len(question.measures) for question in questions} == {0, 2, 3}
    assert any(question.parts for question in questions)
    assert any(question.presupposes for question in questions)
    assert any(question.findings for question in questions)
    assert {claim.measure for claim in claims(archive)} > {None, "killed"}


def test_some_cards_are_corrected_and_some_withdrawn(archive: Archive) -> None:
    """One in a hundred has a tombstone in its place."""
    assert [tombstone.was for tombstone in archive.withdrawn.values()] == ["card"]
    assert any(card.corrections for card in archive.cards.values())


def test_titles_quotes_and_aliases_are_in_other_scripts_too(archive: Archive) -> None:
    """A tenth of the titles at least is not in Latin letters."""

    def foreign(texts: list[str]) -> int:
        return sum(any(sign.isalpha() and ord(sign) > 0x250 for sign in text) for text in texts)

    assert foreign([card.title for card in archive.cards.values()]) > CARDS // 10
    assert foreign([entry.statement.quote or "" for entry in archive.entries]) > 5
    assert foreign([alias for actor in archive.actors.values() for alias in actor.aliases]) > 5


def test_coined_names_are_never_alike() -> None:
    """Any two of a thousand differ in two letters at least, in every script: none is taken for another."""
    names = [coined(number) for number in range(1_000)]
    assert len(set(names)) == 1_000
    assert max(fuzz.ratio(names[0], other) for other in names[1:]) < 85
    assert all(len({coined_in(number, script) for number in range(1_000)}) == 1_000 for script in SCRIPTS)


@pytest.mark.parametrize("case", sorted(set(hard.HARD) - {"brackets"}))
def test_a_hard_case_is_sound(case: str) -> None:
    """What is measured on it is the work, and not the problems told."""
    assert hard_case(case, 30).problems == ()


def test_a_summary_of_brackets_has_one_problem() -> None:
    """That it links to nothing."""
    assert [problem.code for problem in hard_case("brackets", 30).problems] == ["summary-unlinked"]


def test_a_hard_case_is_as_large_as_it_is_asked_to_be() -> None:
    """In the one thing that it is about."""
    assert len(hard_case("like-names", 30).archive.actors) == 33
    assert len(hard_case("same-day", 30).archive.cards) == 30
    assert hard_case("brackets", 30).archive.cards["card-0"].summary.count("[") == 30
    assert len(hard_case("many-answers", 30).archive.links.question["matter"]) == 30
    assert hard_case("part-of", 30).archive.control_group("office-29") == "state"
    assert len(hard_case("presupposes", 30).archive.questions) == 30


def test_each_of_many_answers_changes_what_stands() -> None:
    """Each is of a day of its own, and by the party concerned: it confirms, and denies."""
    archive = hard_case("many-answers", 30).archive
    assert len({str(entry.claim.said_on) for entry in archive.entries if entry.claim}) == 30
    assert len(derive(archive).history("matter", TODAY)) == 30


def test_each_change_but_the_first_came_in_late() -> None:
    """On a day of its own, a week after the words: what was known of each day was another for that week."""
    loaded = hard_case("recorded", 30)
    days = {str(loaded.recorded.of_card(card)) for card in loaded.archive.cards}
    assert (len(days), min(days)) == (30, "2006-01-08")
    assert len(revisions(derive(loaded.archive), loaded.recorded, "matter", TODAY, TODAY)) == 29


@pytest.mark.parametrize(("case", "field"), [("rests-on", "rests_on"), ("supersedes", "supersedes")])
def test_a_chain_goes_from_each_statement_to_the_one_before(case: str, field: str) -> None:
    """From the last to the first, and nowhere else."""
    statements = hard_case(case, 30).archive.statements
    named = {ref: list(getattr(entry.statement, field)) for ref, entry in statements.items()}
    assert named == {f"card-{n}#s": [f"card-{n - 1}#s"] if n else [] for n in range(30)}


def test_the_command_writes_an_archive_or_a_hard_case(tmp_path: Path) -> None:
    """And refuses a folder that is there."""
    said = CliRunner().invoke(main, [str(tmp_path / "one"), "--cards", "2", "--seed", "3"])
    assert said.output.startswith('{"cards": 2, "statements": 10, ')
    said = CliRunner().invoke(main, [str(tmp_path / "two"), "--cards", "4", "--hard", "part-of"])
    assert said.output == '{"files": 7}\n'
    assert CliRunner().invoke(main, [str(tmp_path / "two")]).exit_code == 2
