"""Who backs, fights, commands and says what in Libya's war of 2019-2020, with the receipt on every line."""

__version__ = "0.1.0"
