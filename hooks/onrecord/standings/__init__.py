"""The derivation of the method: origins, positions, answers, conflicts, and how a question stands on a day."""
