"""What a new archive begins with: its files (`files.yaml`), and which release of this package it is built by."""
