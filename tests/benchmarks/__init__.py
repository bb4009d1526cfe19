"""Tests of what is measured, and of the archives that it is measured on."""
