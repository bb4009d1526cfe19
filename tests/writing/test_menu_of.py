"""`nav` of mkdocs.yml becomes the menu that templates ask for."""

from onrecord.writing.menu_of import Entry, Found, Menu, at, entries

PAGES = {"index.md": ("", "Home"), "a/index.md": ("a/", "All of A"), "b.md": ("b/", "B")}


def find(path: str) -> Found | None:
    """A page of the site."""
    if path not in PAGES:
        return None
    url, title = PAGES[path]
    return url, lambda: title


def test_an_entry_is_a_page_a_link_or_a_group() -> None:
    """A page is called as the menu calls it, else as it calls itself; a link without a name by its address."""
    nav = [
        {"Start": "index.md"},
        "a/index.md",
        {"More": ["b.md", {"Out": "https://example.org/"}]},
        "https://a.example/",
    ]
    assert entries(nav, find) == (
        Entry("Start", "", is_page=True),
        Entry("All of A", "a/", is_page=True),
        Entry("More", children=(Entry("B", "b/", is_page=True), Entry("Out", "https://example.org/"))),
        Entry("https://a.example/", "https://a.example/"),
    )


def test_a_page_that_has_a_name_is_not_asked_for_its_own() -> None:
    """A page of the archive would have to be made for it."""

    def refused() -> str:
        raise AssertionError("nobody needs it")

    assert entries([{"Named": "a.md"}], lambda path: ("a/", refused)) == (Entry("Named", "a/", is_page=True),)


def test_the_page_at_hand_is_active_and_so_is_its_group() -> None:
    """A link to the same address is none; of what is no page nothing is."""
    menu = (Entry("G", children=(Entry("A", "a/", is_page=True), Entry("Out", "b/"))), Entry("Home", "", is_page=True))
    group, home = at(menu, "a/").items
    assert (group.active, [child.active for child in group.children], home.active) == (True, [True, False], False)
    assert not any(entry.active for entry in at(menu, "b/").items)
    assert at(menu, None) == Menu(menu)
