"""Names and sentences by lot: coined names that never resemble each other, and plain words in several scripts."""

import re
from bisect import bisect
from itertools import accumulate
from random import Random
from typing import Final

_CONSONANTS: Final = "bdfgklmnprstvz"
_VOWELS: Final = "aeiou"
_SYLLABLES: Final = [consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS]
_BASE: Final = len(_SYLLABLES)
_STEP: Final = 104_729
"""A prime, so that neighbouring numbers have names that look nothing alike."""
_ALPHABETS: Final = {
    "ru": dict(zip(_CONSONANTS + _VOWELS, "бдфгклмнпрствзаеиоу", strict=True)),
    "ka": dict(zip(_CONSONANTS + _VOWELS, "ბდფგკლმნპრსტვზაეიოუ", strict=True)),
    "ar": dict(zip(_CONSONANTS + _VOWELS, "بدفغكلمنقرستوزاهيعى", strict=True)),
}
_HANGUL: Final = {consonant: place for place, consonant in enumerate("gdnlmbsfkvtprz")}
_COMMON: Final = {
    "ru": "война мост река войска потери фронт граница город дрон солдат ночь удар завод поезд переговоры суд",
    "uk": "війна міст річка військо втрати фронт кордон місто дрон солдат ніч удар завод потяг перемовини суд",
    "ko": "전쟁 다리 강 군대 손실 전선 국경 도시 무인기 병사 밤 공격 공장 열차 협상 법원",
    "ja": "戦争 橋 川 軍隊 損失 前線 国境 都市 無人機 兵士 夜 攻撃 工場 列車 交渉 裁判所",
    "zh": "战争 桥 河 军队 损失 前线 边境 城市 无人机 士兵 夜晚 攻击 工厂 火车 谈判 法院",
    "ar": "الحرب الجسر النهر الجيش الخسائر الجبهة الحدود المدينة الطائرة الجندي الليل الهجوم المصنع القطار",
    "el": "πόλεμος γέφυρα ποτάμι στρατός απώλειες μέτωπο σύνορα πόλη στρατιώτης νύχτα επίθεση εργοστάσιο τρένο",
    "hi": "युद्ध पुल नदी सेना नुकसान मोर्चा सीमा शहर सैनिक रात हमला कारखाना रेल वार्ता अदालत",
    "de": "Krieg Brücke Fluss Truppen Verluste Front Grenze Stadt Drohne Soldat Nacht Angriff Werk Zug Gespräche",
}
LANGUAGES: Final = tuple(_COMMON)
_FOREIGN: Final = {language: words.split() for language, words in _COMMON.items()}
WHAT: Final = tuple(
    "brigade convoy regiment battalion delegation squadron ministry factory refinery bridge dam depot airfield "
    "railway harbour warehouse pipeline treaty budget election strike ceasefire shipment contract garrison company "
    "crew village hospital school embassy border sanction loan tariff reactor satellite tunnel checkpoint".split()
)
HOW: Final = tuple(
    "northern southern eastern western large small new second third damaged wounded joint foreign armed civilian "
    "mobile coastal rural rebuilt secret public annual regional temporary heavy light".split()
)
DID: Final = tuple(
    "reached left crossed lost held took closed opened supplied repaired shelled guarded inspected replaced received "
    "surrounded evacuated delivered financed delayed joined trained equipped".split()
)
WHEN: Final = tuple(
    "in January|in February|in March|in April|in the spring|in June|over the summer|in August|in September|in October|"
    "during the night|before dawn|within a week|after two days|at the weekend|for three months|since the winter".split(
        "|"
    )
)
GIVEN: Final = tuple(
    "Ada Bruno Carla Dmitri Elena Farid Greta Hana Ivan Jonas Katya Leon Mira Nadia Oskar Petra Rania Stefan Tomas "
    "Vera Yusuf Zofia Minjun Haruto Wei Anjali Kofi Amina".split()
)


class Zipf:
    """Draws from places 0, 1, 2 …, each in proportion to one over its number."""

    def __init__(self, size: int, exponent: float = 1.0) -> None:
        self._sums = list(accumulate(1 / place**exponent for place in range(1, size + 1)))

    def draw(self, lot: Random) -> int:
        """A place, the first ones the most often."""
        return min(bisect(self._sums, lot.random() * self._sums[-1]), len(self._sums) - 1)


def _digits(number: int) -> list[int]:
    """Three digits and their sum: two numbers differ in two places at least, so that no name is near another."""
    mixed = (number + 11) * _STEP % _BASE**3
    first, rest = divmod(mixed, _BASE**2)
    digits = [first, *divmod(rest, _BASE)]
    return [*digits, sum(digits) % _BASE]


def coined(number: int) -> str:
    """A name that nothing has: `Kobarune`; other numbers have others, up to 343,000."""
    return "".join(_SYLLABLES[digit] for digit in _digits(number)).capitalize()


def coined_in(number: int, script: str) -> str:
    """The same name in another script: that of `ru`, `ka`, `ar` or `ko`."""
    latin = coined(number).lower()
    if script == "ko":
        pairs = zip(latin[::2], latin[1::2], strict=True)
        return "".join(chr(0xAC00 + (_HANGUL[c] * 21 + _VOWELS.index(v) * 4) * 28) for c, v in pairs)
    return "".join(_ALPHABETS[script][sign] for sign in latin).capitalize()


SCRIPTS: Final = ("ru", "ka", "ar", "ko")


def slug(name: str) -> str:
    """An id made of a name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def proposition(lot: Random, place: str) -> str:
    """One bare sentence: `The northern brigade left the damaged depot near Kobarune in March`."""
    subject, thing = (f"{lot.choice(HOW)} {lot.choice(WHAT)}" for _ in range(2))
    return f"The {subject} {lot.choice(DID)} the {thing} near {place} {lot.choice(WHEN)}"


def headline(lot: Random, number: int) -> str:
    """A title that no other has."""
    about = f"{lot.choice(HOW)} {lot.choice(WHAT)} {lot.choice(DID)} {lot.choice(HOW)} {lot.choice(WHAT)}"
    return f"{about.capitalize()} {lot.choice(WHEN)} as {lot.choice(WHAT)} at {coined(number)} is {lot.choice(DID)}"


def foreign(lot: Random, language: str, words: int) -> str:
    """So many words of a language; of two scripts without spaces, no spaces."""
    return ("" if language in ("ja", "zh") else " ").join(lot.choices(_FOREIGN[language], k=words))


def foreign_headline(lot: Random, language: str, number: int) -> str:
    """A title in a language, with a name in it that no other has."""
    named = coined_in(number, language if language in SCRIPTS else "ru" if language == "uk" else "ka")
    return f"{foreign(lot, language, 5)}: {named} {foreign(lot, language, 3)}"
