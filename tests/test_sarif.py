"""Findings in SARIF."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from reportgen.checks.format.table import RULES
from reportgen.checks.table import CHECKS
from reportgen.codes import CODES
from reportgen.diagnostics import Diagnostic, Fix, Related, Severity
from reportgen.sarif import sarif
from reportgen.source import Place, Source, Span

TEXT = Source("data/开封/2024.yaml", "正文: 平法政[2019]2号\n")
PLACE = Place(TEXT, Span(1, 8, 1, 14), "正文")
FOUND = Diagnostic(
    "RG401", "年份不在六角括号里", PLACE, ("改成〔2019〕",), (Related("见这里", PLACE),),
    Severity.WARNING, "figure-unprinted", Fix(PLACE, "〔2019〕"),
)  # fmt: skip
BARE = Diagnostic("RG901", "坏了")

POSITION = {"type": "integer", "minimum": 1}
REGION = {"type": "object", "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), POSITION)}


def run_of(*found: Diagnostic) -> dict[str, Any]:
    data = json.loads(sarif(found))
    assert data["version"] == "2.1.0"
    return data["runs"][0]


def test_a_finding_is_a_result_with_its_rule_place_and_fix() -> None:
    """Columns count characters, files are URIs, the message says how to mend."""
    run = run_of(FOUND, BARE)
    (result, bare) = run["results"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert (result["ruleId"], result["level"]) == ("RG401", "warning")
    assert result["message"]["text"] == "年份不在六角括号里\n改法：改成〔2019〕"
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "data/%E5%BC%80%E5%B0%81/2024.yaml"
    assert location["region"] == {"startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 14}
    jsonschema.validate(location["region"], REGION)
    change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change == {"deletedRegion": location["region"], "insertedContent": {"text": "〔2019〕"}}
    assert result["relatedLocations"][0]["message"]["text"] == "见这里"
    assert "locations" not in bare
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["RG401", "RG901"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["name"] == "figure-unprinted"


@pytest.mark.parametrize("code", [*CODES, *(check.code for check in (*CHECKS, *RULES))])
def test_every_rule_can_be_shown(code: str) -> None:
    """Title and manual of each code are there."""
    (rule,) = run_of(Diagnostic(code, "甲", level=Severity.NOTE, check="甲"))["tool"]["driver"]["rules"]

    assert rule["id"] == code
    assert rule["shortDescription"]["text"]
    assert rule["fullDescription"]["text"]
