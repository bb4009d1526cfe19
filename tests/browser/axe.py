"""What axe finds on a page."""

import os
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ASKED: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # the rest need not be gathered
    "selectors": False,  # an element is shown, not named by its path
}

SCREENS: Final = [
    (320, "dark"),
    pytest.param(1280, "light", marks=pytest.mark.access),
    pytest.param(1280, "dark", marks=pytest.mark.access),
    pytest.param(320, "light", marks=pytest.mark.access),
]
"""A width and a scheme in which a state is looked at: the narrowest in the dark, and all of them in `make access`."""

WHOLE: Final = "ONRECORD_AXE_WHOLE"
"""Set by `make access`: the contrast of each text is measured, however many have its style."""
LOOK: Final = """() => {
    const styles = new Map([[document.body.parentElement, '']]), seen = new Map();
    const style = e => {
        if (!styles.has(e)) {
            const s = getComputedStyle(e);
            styles.set(e, [style(e.parentElement), e.tagName, e.getAttribute('class'), s.color, s.backgroundColor,
                s.backgroundImage, s.opacity, s.fontSize, s.fontWeight, s.position, s.visibility].join(' '));
        }
        return styles.get(e);
    };
    for (const e of document.body.querySelectorAll('*')) {
        if (!e.matches('input, select, textarea') && ![...e.childNodes].some(it => it.nodeType === 3 && it.data.trim()))
            continue;
        const times = seen.get(style(e)) ?? 0;
        seen.set(style(e), times + 1);
        if (times < 2) e.dataset.look = '';
    }
    axe.configure({rules: [{id: 'color-contrast', selector: '[data-look]'}]});
}"""
"""Measures the contrast of the first two texts of each style, by what they and all around them are and look like."""
UNMARK: Final = "document.querySelectorAll('[data-look]').forEach(e => { delete e.dataset.look; })"


def faults(page: Page) -> list[str]:
    """Each element that breaks a rule, with the rule; to measure contrast takes two thirds of the time."""
    axe = Axe()
    page.evaluate(axe.axe_script)
    if not os.environ.get(WHOLE):
        page.evaluate(LOOK)
    results: dict[str, Any] = page.evaluate("asked => axe.run(asked)", ASKED)
    page.evaluate(UNMARK)
    return [f"{v['id']}: {node['html'][:200]}" for v in results["violations"] for node in v["nodes"]]
