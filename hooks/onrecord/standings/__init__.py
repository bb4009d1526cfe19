"""The derivation of the method: origins, positions, answers, conflicts, how a question stands, what a basis asks.

From the ground up: when a statement counts, who said it first, what parties said; the answer made of these; which
answers conflict and how a question stands; the days gone by one by one; all of it; what the test of a basis asks of it.

What the archive told of a day before later cards and findings came in is derived for all its days at once: a set of
them is a number, a bit each (`tally`), and in these are counted (`known_…`) what one archive knows at a time.
"""
