"""Archives by lot, of any size and with a real shape, for benchmarks: `python -m benchmarks.generate`.

`words` has names and sentences, `cast` who and what there is; `statements`, `facts` and `cards` say what is said, with
`history` at hand; `disk` writes the files.
"""
