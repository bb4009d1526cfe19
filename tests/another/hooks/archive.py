from mkdocs_events import *  # noqa: F403
