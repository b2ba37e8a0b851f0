"""What of a part a reader sees: no codes of fields, nothing hidden, of what is written twice the first form."""

from __future__ import annotations

from reportgen.readers.docx.properties import Values


class Sight:
    """The fields, alternatives and content controls that are open."""

    def __init__(self) -> None:
        self.hidden = False
        self._fields: list[bool] = []
        """Whether each field begun is still in its code."""
        self._codes = 0
        """How many of them are."""
        self._alternatives: list[bool] = []
        """Whether a first choice was read in each AlternateContent."""
        self._controls: list[bool] = []
        """Whether each content control is a table of contents."""

    @property
    def is_clear(self) -> bool:
        """Whether text is seen: not what a field yields to the code of the field around it."""
        return not self.hidden and self.is_text

    @property
    def is_text(self) -> bool:
        """Whether text stands here, seen or hidden."""
        return not self._codes - bool(self._fields and self._fields[-1])

    @property
    def in_code(self) -> bool:
        """Whether what stands here is the code of a field."""
        return bool(self._fields) and self._fields[-1]

    @property
    def in_field(self) -> bool:
        """Whether what stands here is what a field yields."""
        return bool(self._fields)

    @property
    def in_contents(self) -> bool:
        """Whether this is a table of contents."""
        return any(self._controls)

    def mark_field(self, said: Values) -> None:
        """A w:fldChar."""
        mark = said.get("fldCharType")
        if mark == "begin":
            self.begin_field(in_code=True)
        elif mark == "separate" and self._fields:
            self.end_field()
            self.begin_field(in_code=False)
        elif mark == "end":
            self.end_field()

    def begin_field(self, in_code: bool = False) -> None:
        """A field begins."""
        self._fields.append(in_code)
        self._codes += in_code

    def end_field(self) -> None:
        """The innermost field ends."""
        if self._fields:
            self._codes -= self._fields.pop()

    def begin_control(self) -> None:
        """A content control begins."""
        self._controls.append(False)

    def end_control(self) -> None:
        """The innermost content control ends."""
        self._controls.pop()

    def set_gallery(self, said: Values) -> None:
        """What the innermost content control holds."""
        if self._controls and said.get("val") == "Table of Contents":
            self._controls[-1] = True

    def begin_alternative(self) -> None:
        """An AlternateContent begins."""
        self._alternatives.append(False)

    def end_alternative(self) -> None:
        """The innermost AlternateContent ends."""
        self._alternatives.pop()

    def chooses(self) -> bool:
        """Whether the form that begins is the first of its AlternateContent, which alone is read."""
        if not self._alternatives:
            return True
        first = not self._alternatives[-1]
        self._alternatives[-1] = True
        return first
