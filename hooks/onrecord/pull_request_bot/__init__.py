"""What the workflows do for a review with a token that may write: `python3 -m onrecord.pull_request_bot comment|preview|issue`.

Only the standard library, so that a job with such a token installs nothing. Whatever a pull request's own run left behind
(its text, its site) was made by the code of whoever proposed it, and is taken for hostile. `proposal` tells which pull
request a run belongs to, `remark` makes a text harmless, `unpacking` takes a site out of an archive; all three are pure.
`hosting` speaks with the repository host, and `__main__` reads the environment.
"""
