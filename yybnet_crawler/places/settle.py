"""Which place does a user mean? 铜川, 铜川市, 咸阳/彬县, 陕西."""

from yybnet_crawler.places.place import Place, common_place
from yybnet_crawler.places.table import CHINA, LEVELS, NEWEST, Division, table


def settle(name: str) -> list[Place]:
    """The places of a name, as they are called now, upper levels first; none when the table knows no such name.

    A name may be full or short, one of today or of 2005, and stand behind those of places around it, with a slash
    between: 朝阳 is a city, a county and two districts, 朝阳县 is one place, and so is 长春/朝阳.
    """
    codes = {CHINA}
    found: list[Division] = []
    for part in name.split("/"):
        found = table().called(part.strip(), codes)
        codes = {each.code for each in found}
    now = sorted((table().as_of(each, NEWEST) for each in found), key=lambda each: LEVELS.index(each.level))
    return list(dict.fromkeys(common_place([each]) for each in now))
