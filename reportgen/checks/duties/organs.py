"""Names of organs as kind and rank, and whether one is whom a duty names.

Names are read by their endings alone, so a name may have several ranks: 某市 is a prefecture or a county. What
cannot be read is None and is judged by nobody.
"""

from __future__ import annotations

import re

from reportgen.facts.model import Unit
from reportgen.tuples import NamedTuple

COMMITTEE, GOVERNMENT, CONGRESS, OFFICE, INSPECTION = "党委", "政府", "人大", "部门", "督察单位"
RANKS = {"乡": 0, "县": 1, "市": 2, "省": 3}
CENTRE = 4
LONGEST = 60
"""Characters of a name; what is longer is none."""
ANY = frozenset(range(CENTRE + 1))

_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
_BY_ENDING = {"省": (3,), "市": (1, 2), **dict.fromkeys("州盟", (2,)), **dict.fromkeys("县旗区", (1,)), "镇": (0,)}
_BY_ENDING |= dict.fromkeys("乡道", (0,))
_CENTRE = (
    ("^(?:党中央|中共中央|中国共产党中央委员会)", COMMITTEE),
    ("^(?:中华人民共和国)?国务院$", GOVERNMENT),
    ("^中央.*依法治国", INSPECTION),
)
_FORMS = (
    ("(?:全面)?依法治[国省市县区州盟旗乡镇].*(?:办公室|办|委员会|委)$", INSPECTION),
    ("(?:法治政府建设|依法行政).*(?:领导小组|办公室|办)$|司法[局厅]$|法制办(?:公室)?$", INSPECTION),
    ("(?:人民代表大会|人大)(?:常务委员会|常委会)?$", CONGRESS),
    ("(?:人民政府|政府|行政公署)(?:办公[室厅]|办)?$|(?:管理委员会|管委会)(?:办公室)?$", GOVERNMENT),
    ("^(?:中共|中国共产党).*委(?:员会)?(?:办公[室厅])?$", COMMITTEE),
    ("(?:党委|党工委|工委|(?:^|[省市县区州盟旗镇乡])委)(?:办公[室厅]|办)?$", COMMITTEE),
    ("(?:局|厅|委员会|委|办公室|办|部|署|中心|院|总队|支队|大队)$", OFFICE),
)
_REGION = "^(?:.{2,12}?(?:自治区|自治州|自治县|省|市(?![场政民容])|州|盟|县|区|旗|镇|乡|街道))"
_NEXT = "^[^委府局办厅]{2,8}?(?:市(?![场政民容])|县|区|旗)"
_ORGAN = "(?:人民政府|政府|管理委员会|管委会|党工委|工委|党委|委员会|委|人大常委会|街道办事处)(?:办公[室厅])?$"


class Organ(NamedTuple):
    """What a name says: the kind of organ, the ranks that it may have, whether it may be of the unit's own place."""

    kind: str
    ranks: frozenset[int]
    own: bool = False

    def above(self, rank: int) -> bool:
        """Whether it may be the next superior of `rank`: also two steps up, as for counties right under a province."""
        return any(r == rank + 1 or rank + 1 < r == rank + 2 < CENTRE for r in self.ranks)


def rank_of(unit: Unit) -> int | None:
    """The unit's rank by its 层级."""
    return RANKS.get(unit.level or "")


def split(name: str) -> tuple[str, ...]:
    """The organs that one text names: 省委、省政府 are two, 市委市政府 too."""
    parts = re.split("、|(?<=[委府])和|(?<=委)(?=[省市县区州][^、]{0,3}政府)", name)
    return tuple(part.strip() for part in parts if part.strip())


def read_organ(name: str, unit: Unit) -> Organ | None:
    """A name as kind and rank, seen from `unit`; None where its ending says nothing."""
    if len(name) > LONGEST:
        return None
    for form, kind in _CENTRE:
        if re.search(form, name):
            return Organ(kind, frozenset({CENTRE}))
    for form, kind in _FORMS:
        match = re.search(form, name)
        if match:
            region = _region(name, kind)
            own, ranks = _is_own(region, unit), _ranks(region)
            rank = rank_of(unit)
            return Organ(kind, ranks if rank is None or not own else frozenset({rank, *_others(region)}), own)
    return None


def fits(organ: Organ, recipient: str, unit: Unit) -> bool:
    """Whether an organ is whom a duty names: 同级党委, 上一级党委和政府, 本级督察单位, 国务院."""
    own = rank_of(unit)
    match = re.fullmatch("(本级|同级|上一级|上级)(.+)", recipient)
    if match is None or own is None:
        named = read_organ(recipient, unit)
        return named is not None and named.kind == organ.kind and bool(named.ranks & organ.ranks)
    kinds = [kind for kind in (COMMITTEE, GOVERNMENT, CONGRESS) if kind in match[2]]
    if "部门" in match[2]:
        kinds = [OFFICE, INSPECTION]
    elif INSPECTION in match[2]:
        kinds = [INSPECTION]
    level = organ.own and own in organ.ranks if match[1] in ("本级", "同级") else organ.above(own)
    return organ.kind in kinds and level


def _region(name: str, kind: str) -> str:
    """The place in a name: 荥阳市 of 荥阳市司法局, 市 of 市政府."""
    bare = re.sub("^(?:中共|中国共产党)", "", name)
    if kind in (COMMITTEE, GOVERNMENT, CONGRESS):
        bare = re.sub("(?:人民代表大会|人大)(?:常务委员会|常委会)?$", "", bare)
        return re.sub(_ORGAN, "", bare)
    match = re.match("[省市县区]", bare) or re.match(_REGION, bare) or re.match("[州盟旗镇乡]", bare)
    return match.group() + _following(bare, match.end()) if match else ""


def _following(name: str, at: int) -> str:
    """A second place right behind the first: 云岭区 of 示例市云岭区司法局."""
    match = re.match(_NEXT, name[at:])
    return match.group() if match else ""


def _ranks(region: str) -> frozenset[int]:
    """The ranks that a place may have by its name."""
    if not region or region[-1] not in _BY_ENDING or region.startswith("上"):
        return ANY
    if region.endswith("自治区") or region in _MUNICIPALITIES:
        return frozenset({3})
    if region == "市":
        return frozenset({1, 2, 3})
    return frozenset(_BY_ENDING[region[-1]])


def _others(region: str) -> frozenset[int]:
    """The ranks of a place that is only called 市 or 区, which the unit's own may be, too; none of one with a name."""
    return _ranks(region) if len(region) < 2 else frozenset()


def _is_own(region: str, unit: Unit) -> bool:
    """Whether a place may be the unit's: its own in full or shortened, or only called 市 or 区 as that is.

    It is not one that the unit's own place lies in: 开封市 of 开封市示范区.
    """
    if not region or region in ("本级", "同级", "本"):
        return True
    homes = [home for name in (unit.name, unit.short) if name and (home := home_of(name, unit))]
    return any(region[-1] == home[-1] and is_shortened(region, home) for home in homes)


def home_of(name: str, unit: Unit) -> str:
    """The place that a unit's name begins with."""
    if unit.kind in ("部门", "派出机关"):
        return _region(name, OFFICE)
    return re.sub(_ORGAN, "", re.sub("^(?:中共|中国共产党)", "", name))


def place_sign(name: str) -> str:
    """The sign of the place that a name speaks for: 区 of 示例市云岭区司法局, 街 of a 街道; "" where none is said."""
    small = re.search("街(?=道)|[镇乡](?=(?:人民)?政府$)", name)
    return small.group() if small else _region(name, OFFICE)[-1:]


def is_shortened(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in this order."""
    rest = iter(full)
    return all(char in rest for char in short)
