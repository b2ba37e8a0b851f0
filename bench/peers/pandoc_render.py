"""jinja2, then pandoc: pandoc_render.py PANDOC REFERENCE TEMPLATE FIGURES.yaml OUTPUT."""

import subprocess
import sys

import yaml
from jinja2 import Environment

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compile_template(template):
    with open(template, encoding="utf-8") as file:  # noqa: PTH123  a plain script imports no pathlib
        return Environment().from_string(file.read())


def convert(pandoc, reference, markdown, output):
    command = [pandoc, "-f", "markdown-smart", "-t", "docx", f"--reference-doc={reference}", "-o", output]
    subprocess.run(command, input=markdown.encode(), check=True)


def render(pandoc, reference, template, figures, output):
    with open(figures, encoding="utf-8") as file:  # noqa: PTH123
        context = yaml.load(file, LOADER)
    convert(pandoc, reference, compile_template(template).render(context), output)


if __name__ == "__main__":
    render(*sys.argv[1:])
