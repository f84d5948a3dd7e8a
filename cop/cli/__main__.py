"""`python -m cop.cli` is `cop`, whatever the path holds."""

from cop.cli import main

main()
