"""Floor 7: findings in SARIF 2.1.0, which code hosts and editors show beside the lines."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from reportgen import __version__
from reportgen.checks.manual import read_manual
from reportgen.checks.table import find_rule
from reportgen.codes import Code
from reportgen.diagnostics import Diagnostic
from reportgen.source import Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
Data = dict[str, Any]


def sarif(diagnostics: tuple[Diagnostic, ...]) -> str:
    """One run with the rules that it needs and a result for each finding."""
    codes = sorted({d.code for d in diagnostics})
    driver = {"name": "reportgen", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, codes.index(d.code)) for d in diagnostics],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> Data:
    rule = find_rule(code)
    assert rule is not None, "every finding has a rule"
    if isinstance(rule, Code):
        title, text = rule.title, rule.manual
    else:
        page = read_manual(rule.run)
        title, text = page.title, "\n".join([page.body, *(f"依据：{basis}" for basis in page.bases)])
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": text},
        "defaultConfiguration": {"level": rule.level},
    }


def _result(diagnostic: Diagnostic, index: int) -> Data:
    text = "\n".join([diagnostic.message, *(f"改法：{hint}" for hint in diagnostic.hints)])
    result: Data = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": diagnostic.severity.value,
        "message": {"text": text},
    }
    if diagnostic.place is not None:
        result["locations"] = [{"physicalLocation": _location(diagnostic.place)}]
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(r.place), "message": {"text": r.message}}
            for number, r in enumerate(diagnostic.related)
        ]
    if diagnostic.fix is not None:
        result["fixes"] = [_fix(diagnostic)]
    return result


def _location(place: Place) -> Data:
    if place.label:  # a cell of a workbook has no line
        return {"artifactLocation": _artifact(place)}
    return {"artifactLocation": _artifact(place), "region": _region(place)}


def _artifact(place: Place) -> Data:
    uri = PurePosixPath("/", place.source.path).as_uri()
    return {"uri": uri if place.source.path.startswith("/") else uri.removeprefix("file:///")}


def _region(place: Place) -> Data:
    span = place.span
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(diagnostic: Diagnostic) -> Data:
    fix = diagnostic.fix
    assert fix is not None
    change = {"deletedRegion": _region(fix.place), "insertedContent": {"text": fix.text}}
    replaced = {"artifactLocation": _artifact(fix.place), "replacements": [change]}
    return {"description": {"text": f"改成“{fix.text}”"}, "artifactChanges": [replaced]}
