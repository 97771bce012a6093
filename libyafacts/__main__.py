"""``python -m libyafacts``."""

from libyafacts.cli import main

main()
