"""The derivation of the method: origins, positions, answers, conflicts, how a question stands, what a basis asks.

From the ground up: when a statement counts, who said it first, what parties said; the answer made of these; which
answers conflict and how a question stands; the days gone by one by one; all of it; what the test of a basis asks of it.
"""
