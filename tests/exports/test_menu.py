"""The menu of a site, and the contents of a page."""

from onrecord.exports.theme.menu import contents, default, named


def test_a_site_without_a_menu_has_ours_and_all_that_is_written() -> None:
    """Pages of the guide are where our menu has them; others come last of all, so that none is left out."""
    guide = ["method.md", "about.md", "contribute/index.md"]
    entries = default([*guide, "team.md", "funding.md"])
    (last,) = entries[-1].values()
    assert last[-2:] == ["team.md", "funding.md"]
    del last[-2:]
    assert entries == default(guide) and {path for _, path in named(entries)} >= set(guide)


def test_titles_are_found_at_any_depth() -> None:
    """An entry that is only a path is called as its page is."""
    nav = [{"A": "a.md"}, "b.md", {"C": ["d.md", {"E": "e.md"}, {"F": [{"G": "g.md"}]}]}]
    assert list(named(nav)) == [("A", "a.md"), ("E", "e.md"), ("G", "g.md")]


def test_contents_are_folded_and_none_of_a_single_part() -> None:
    """`toc.integrate` has no list at the right of a wide screen either."""
    parts = [("#_a", "A &amp; B"), ("#_c", "C")]
    listed = '<summary>On this page</summary><ul><li><a href="#_a">A &amp; B</a></li><li><a href="#_c">C</a></li></ul>'
    assert contents(parts, "On this page", False) == f'<details class="contents">{listed}</details>'
    assert contents(parts, "On this page", True) == f'<details class="contents integrated">{listed}</details>'
    assert contents(parts[:1], "On this page", False) == ""
    assert "<summary>A &lt;b&gt;</summary>" in contents(parts, "A <b>", False)
