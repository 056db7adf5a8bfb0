"""Lets `python -m hashiya` do what the command `hashiya` does."""

from hashiya.cli import main

if __name__ == "__main__":
    main()
