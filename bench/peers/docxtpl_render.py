"""docxtpl in its documented way: docxtpl_render.py TEMPLATE FIGURES.yaml OUTPUT."""

import sys

import yaml
from docxtpl import DocxTemplate

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def render(template, figures, output):
    with open(figures, encoding="utf-8") as file:  # noqa: PTH123  a plain script imports no pathlib
        context = yaml.load(file, LOADER)
    document = DocxTemplate(template)
    document.render(context)
    document.save(output)


if __name__ == "__main__":
    render(*sys.argv[1:])
