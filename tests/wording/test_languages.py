"""A language by its name."""

from onrecord.wording.languages import language_name


def test_a_language_is_called_by_its_name() -> None:
    """A variety keeps its code beside the name; a code without a name stands for itself."""
    assert [language_name(code) for code in ("ru", "pt-BR", "qu", "qu-PE")] == [
        "Russian",
        "Portuguese (pt-BR)",
        "qu",
        "qu-PE",
    ]
