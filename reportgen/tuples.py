"""Floor 0: named tuples as `typing.NamedTuple` makes them, in a tenth of the time.

typing compiles the annotation of every field and a constructor for every class; a command makes some 170 classes, which
took a sixth of a build. Here annotations stay as they are, and constructors of as many fields share their code.
Type checkers see `typing.NamedTuple`; a test holds the two against each other.
"""

from __future__ import annotations

from _collections import _tuplegetter  # type: ignore[import-not-found]  # as in `collections`: properties are slower
from collections.abc import Iterable
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]


class _Named(tuple[Any, ...]):
    """What every named tuple can do."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Any:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, **values: Any) -> Any:
        made = self._make(map(values.pop, self._fields, self))
        if values:
            raise ValueError(f"Got unexpected field names: {[*values]!r}")
        return made

    __replace__ = _replace

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in zip(self._fields, self))})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Making(type):
    """The type of `NamedTuple` alone: a class that names it as its base becomes a tuple with names."""

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, space)
        fields = tuple(space.get("__annotations__", ()))
        defaults = {field: space[field] for field in fields if field in space}
        if fields[len(fields) - len(defaults) :] != tuple(defaults):
            raise TypeError(f"{name}: fields with defaults come last")
        others = [base for base in bases[1:] if base.__name__ != "Generic"]  # which tells type checkers something
        if not fields or others or "__new__" in space or any(field.startswith("_") for field in fields):
            raise TypeError(f"{name}: fields with plain names, no other base and no constructor")
        space.update({field: _tuplegetter(at, f"Field {at}.") for at, field in enumerate(fields)})
        code = _template(len(fields)).replace(co_varnames=("cls", *fields))
        made = FunctionType(code, {"new": tuple.__new__}, "__new__", tuple(defaults.values()))
        made.__qualname__ = f"{space['__qualname__']}.__new__"
        space |= {"__new__": made, "__slots__": (), "__match_args__": fields, "_fields": fields}
        return type(name, (_Named,), {**space, "_field_defaults": defaults})


@cache
def _template(count: int) -> CodeType:
    names = ", ".join(f"_{at}" for at in range(count))
    made: FunctionType = eval(f"lambda cls, {names}: new(cls, ({names},))")  # noqa: S307  of numbers alone
    return made.__code__


if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class NamedTuple(metaclass=_Making):
        """The base to name."""
