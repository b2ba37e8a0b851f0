"""Named tuples of our own making, held against those of typing."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing

import pytest

from reportgen.tuples import NamedTuple

T = typing.TypeVar("T")


class Ours(NamedTuple):
    """A place."""

    line: int
    column: int = 1
    hints: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        return f"{self.line}:{self.column}"

    def moved(self) -> Ours:
        return self._replace(line=self.line + 1)


class Theirs(typing.NamedTuple):
    """A place."""

    line: int
    column: int = 1
    hints: tuple[str, ...] = ()


class Alone(NamedTuple):
    only: str


class OfAny(NamedTuple, typing.Generic[T]):
    value: T


BOTH = pytest.mark.parametrize("kind", [Ours, Theirs])


@BOTH
def test_it_is_a_tuple_with_names(kind) -> None:
    place = kind(3, hints=("改",))

    assert place == (3, 1, ("改",))
    assert isinstance(place, tuple)
    assert (place.line, place.column, place.hints) == place
    assert hash(place) == hash((3, 1, ("改",)))
    line, *_ = place
    assert line == 3
    assert sorted([kind(3), kind(2, 9)]) == [kind(2, 9), kind(3)]
    assert repr(place) == f"{kind.__name__}(line=3, column=1, hints=('改',))"


@BOTH
def test_it_cannot_be_changed(kind) -> None:
    with pytest.raises(AttributeError):
        kind(3).line = 4
    with pytest.raises(AttributeError):
        kind(3).other = 4


@BOTH
@pytest.mark.parametrize("given", [{}, {"line": 1, "row": 2}])
def test_wrong_arguments(kind, given) -> None:
    with pytest.raises(TypeError, match=rf"{kind.__name__}.__new__\(\)"):
        kind(**given)


@BOTH
def test_making_from_others(kind) -> None:
    assert kind._make([4, 5, ()]) == kind(4, 5)
    assert type(kind(3)._replace(column=2)) is kind
    assert kind(3)._replace(column=2) == (3, 2, ())
    assert kind(3)._asdict() == {"line": 3, "column": 1, "hints": ()}
    with pytest.raises((TypeError, ValueError), match="row"):
        kind(3)._replace(row=2)
    with pytest.raises(TypeError):
        kind._make([1, 2, 3, 4])


@BOTH
def test_it_survives_copying_and_other_processes(kind) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(kind(3, 4), protocol))
        assert (type(again), again) == (kind, (3, 4, ()))
    assert type(copy.deepcopy(kind(3))) is kind


def test_what_a_class_says_of_itself() -> None:
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__", "__module__", "__slots__"):
        assert getattr(Ours, name, ()) == getattr(Theirs, name, ()), name
    assert inspect.signature(Ours).parameters.keys() == inspect.signature(Theirs).parameters.keys()
    assert list(Ours.__annotations__) == list(Theirs.__annotations__)
    assert not hasattr(Ours(1), "__dict__")


def test_methods_and_one_field() -> None:
    assert Ours(3).shown == "3:1"
    assert Ours(3).moved() == (4, 1, ())
    assert Alone("一") == ("一",)
    assert OfAny[int](1) == OfAny(1) == (1,)
    match Ours(7, 8):
        case Ours(line, column):
            assert (line, column) == (7, 8)


@BOTH
def test_too_few_values(kind) -> None:
    with pytest.raises(TypeError, match="Expected 3 arguments, got 1"):
        kind._make([1])


@pytest.mark.parametrize(
    ("bases", "space"),
    [
        ((NamedTuple,), {"__annotations__": {"a": "int", "b": "int"}, "a": 1}),
        ((NamedTuple,), {"__annotations__": {"_a": "int"}}),
        ((NamedTuple,), {"__annotations__": {"a": "int"}, "__new__": len}),
        ((NamedTuple,), {}),
        ((NamedTuple, dict), {"__annotations__": {"a": "int"}}),
    ],
)
def test_what_cannot_be_one(bases, space) -> None:
    with pytest.raises(TypeError, match="Wrong: "):
        type(NamedTuple)("Wrong", bases, {"__qualname__": "Wrong", **space})
