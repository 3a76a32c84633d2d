"""Which place does a user mean? 铜川, 铜川市, 咸阳/彬县, 陕西."""

from yybnet_crawler.places.place import Place, common_place
from yybnet_crawler.places.table import LEVELS, NEWEST, Division, called, table


def settle(name: str) -> list[Place]:
    """The places of a name, as they are called now, upper levels first; none when the table knows no such name.

    A name may be full or short, one of today or of 2005, and stand behind those of places around it, with a slash
    between: 朝阳 is a city, a county and two districts, 朝阳县 is one place, and so is 长春/朝阳.
    """
    codes = frozenset({""})
    found: tuple[Division, ...] = ()
    for part in name.split("/"):
        found = called(part.strip(), codes)
        codes = frozenset(each.code for each in found)
        if not codes:
            return []
    now = sorted((table().as_of(each, NEWEST) for each in found), key=lambda each: LEVELS.index(each.level))
    return list(dict.fromkeys(common_place([each]) for each in now))
