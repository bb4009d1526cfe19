"""The characters that no file of an archive may hold, and no output passes on.

docs/contribute/index.md, “YAML in six rules”.
"""

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
