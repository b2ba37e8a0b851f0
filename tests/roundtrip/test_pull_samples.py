"""Every sample, edited in Word: what is offered prints what Word says, and nothing is passed over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from roundtrip.edited import Edited, text_of, w
from roundtrip.reviewed import lost

from reportgen.cli import main
from reportgen.office.pulled import State
from reportgen.office.pulling import pull
from reportgen.readers.docx.receive import receive

DATA = Path(__file__).parents[2] / "data"
SAMPLES = sorted(p for p in DATA.glob("*/2*.yaml") if "仅供比较" not in p.read_text(encoding="utf-8"))


def _long(document: Edited) -> list[str]:
    """Words by which the long paragraphs of the text are found again."""
    texts = (text_of(p) for p in document.body.findall(w("p")))
    return [text[8:22] for text in texts if len(text) > 40]


def _words(document: Edited) -> None:
    """Every third long paragraph has words typed over and others put in."""
    for words in _long(document)[::3]:
        document.type(words[:2], "改过", within=words)
        document.type(words[6:8], words[6:8] + "，另加几字", within=words[6:])


def _paragraphs(document: Edited) -> None:
    """Paragraphs put in, taken out, moved and parted."""
    found = _long(document)
    document.add(found[1], "新写的一段，说明有关情况。")
    document.split(found[-2], found[-2][7:])
    document.delete(found[-1])
    if len(found) > 8:
        document.move(found[6], found[3])


@pytest.mark.parametrize("edit", [_words, _paragraphs])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.parent.name + p.stem)
def test_nothing_is_lost(path, edit, tmp_path):
    """The report of the changed facts is the reviewed one, but where it is told that it is not."""
    folder = tmp_path / "office"
    shutil.copytree(path.parent, folder)
    (folder / ".git").mkdir()
    facts = folder / path.name
    assert main.run(["build", "--draft", str(facts), "-o", str(folder / "a.docx")]) == 0
    document = Edited((folder / "a.docx").read_bytes())
    edit(document)
    (folder / "b.docx").write_bytes(document.data())
    made = pull(folder / "b.docx", facts, None).value
    received = receive((folder / "b.docx").read_bytes(), "b.docx").value
    assert made is not None and received is not None
    assert lost(made, received.paragraphs) == []
    assert made.told
    assert all(told.reason for told in made.told if told.state in (State.LEFT, State.REST))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.parent.name + p.stem)
def test_a_draft_that_nobody_edited_shows_no_change(path, tmp_path):
    """What a draft says above its pages is no change either."""
    folder = tmp_path / "office"
    shutil.copytree(path.parent, folder)
    (folder / ".git").mkdir()
    facts = folder / path.name
    assert main.run(["build", "--draft", str(facts), "-o", str(folder / "a.docx")]) == 0
    made = pull(folder / "a.docx", facts, None).value
    assert made is not None
    assert made.told == ()
