"""Official annual reports of Chinese government offices, from facts in YAML to the .docx.

The map of the package is `docs/architecture.md`: floors 0 to 8, each importing only lower ones.
"""

__version__ = "0.1.0"
