"""Floor 7: findings in SARIF 2.1.0, which code hosts and editors show beside the lines."""

from __future__ import annotations

import hashlib
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
_COLUMNS = "unicodeCodePoints"
Data = dict[str, Any]


def sarif(diagnostics: tuple[Diagnostic, ...]) -> str:
    """One run with the rules that it needs and a result for each finding."""
    codes = sorted({d.code for d in diagnostics})
    results = [_result(d, codes.index(d.code)) for d in diagnostics]
    run = {"tool": _tool(codes), "columnKind": _COLUMNS, "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


class Stream:
    """One run over any number of files, a result a line, in pieces that are not kept; its rules come at the end."""

    def __init__(self) -> None:
        """Nothing told yet."""
        self._codes: dict[str, int] = {}
        self._shared: set[bytes] = set()
        """What was told of files that several reports read, as digests."""
        self._begun = False

    def opening(self) -> str:
        """What comes before all results."""
        head = json.dumps({"$schema": SCHEMA, "version": "2.1.0"})[:-1]
        return f'{head}, "runs": [{{"columnKind": {json.dumps(_COLUMNS)}, "results": ['

    def results(self, path: str, diagnostics: tuple[Diagnostic, ...]) -> str:
        """The findings of one facts file, called `path` in them; those of files that others read, too, once for all."""
        told = ""
        for diagnostic in diagnostics:
            index = self._codes.setdefault(diagnostic.code, len(self._codes))
            row = json.dumps(_result(diagnostic, index), ensure_ascii=False)
            if diagnostic.place is None or diagnostic.place.source.path != path:
                digest = hashlib.blake2b(row.encode("utf-8", "surrogatepass"), digest_size=16).digest()
                if digest in self._shared:
                    continue
                self._shared.add(digest)
            told += (",\n" if self._begun else "\n") + row
            self._begun = True
        return told

    def closing(self) -> str:
        """What comes after all results."""
        return f'\n], "tool": {json.dumps(_tool([*self._codes]), ensure_ascii=False)}}}]}}\n'


def _tool(codes: list[str]) -> Data:
    return {"driver": {"name": "reportgen", "version": __version__, "rules": [_rule(code) for code in codes]}}


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
