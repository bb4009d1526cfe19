"""What the workflows do for a review with a token that may write: `python3 -m onrecord.pull_request_bot`.

Its argument is comment, preview or issue.

Only the standard library, so that a job with such a token installs nothing. Whatever a pull request's own run left
behind (its text, its site) was made by the code of whoever proposed it, and is taken for hostile. `pull_request` tells
which pull request a run belongs to, `comment_text` makes a text harmless, `safe_unzip` takes a site out of an archive;
all three are pure. `github_api` speaks with the repository host, and `__main__` reads the environment.
"""
