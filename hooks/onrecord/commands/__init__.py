"""The commands of `onrecord`: one module a command, which `cli` adds to the group, and what several of them share."""
