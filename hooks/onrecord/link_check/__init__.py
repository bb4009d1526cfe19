"""What the archive points to outside it: whether the addresses of sources and of their copies still answer.

`addresses` tells which there are, `http_probe` asks (the only part that touches the network), `verdict` judges what was
answered, `formats` tells it; the command is `onrecord links`. Cards come from anybody, and so do their addresses.
"""
