"""`python -m reportgen`."""

from reportgen.cli.main import entry

if __name__ == "__main__":
    entry()
