"""New files for the archive: what was answered or imported → the text of a file. Pure; the commands do the asking."""
