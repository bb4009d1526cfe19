"""Captures and held copies for cards that have none: what `onrecord archive` and `onrecord hash` do.

`wanted` tells which cards lack a capture, `answers` reads what the Wayback Machine says, `wayback` asks it (by
`link_check.http_probe`, the only part that touches the network), `entering` writes a copy into a card's text, which
keeps its form and its remarks.
"""
