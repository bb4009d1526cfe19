"""The messages of the catalogue that the form has: templates, which its scripts fill as the checks do."""

from ...problems.catalogue import MessageText, catalogue


def messages() -> dict[str, list[str]]:
    """By key: what is wrong, then what to do, in one template or in two that a semicolon joins."""
    return {key: [text.message, *_hints(text)] for key, text in catalogue().messages.items() if text.in_form}


def _hints(text: MessageText) -> list[str]:
    """What the form says itself, or else the label and the help of the check."""
    return [text.form_help] if text.form_help else [part for part in (text.label, text.help) if part]
