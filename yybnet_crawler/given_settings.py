"""Settings as a user gives them (`-s NAME=VALUE`): what is wrong is told before anything is opened or asked for."""

from pathlib import Path

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, default_settings

from yybnet_crawler import settings as ours
from yybnet_crawler.errors import BadArgument


def check_settings(settings: BaseSettings) -> None:
    """Raises BadArgument for a name of ours that there is not, and for a value of the wrong kind.

    A `~` that the shell left in `YYBNET_DATA_DIR` is the home folder.
    """
    for name in settings:
        if (settings.getpriority(name) or 0) >= SETTINGS_PRIORITIES["cmdline"]:
            _check(name, settings[name])
    folder = str(settings.get("YYBNET_DATA_DIR") or "")
    if not folder:
        raise BadArgument("YYBNET_DATA_DIR is empty: give a folder")
    if folder.startswith("~"):
        settings.set("YYBNET_DATA_DIR", _at_home(folder), priority="cmdline")


def _check(name: str, value: object) -> None:
    if name.startswith("YYBNET_") and not hasattr(ours, name):
        known = ", ".join(each for each in vars(ours) if each.startswith("YYBNET_"))
        raise BadArgument(f"{name}={value}: there is no setting {name}; there are: {known}")
    usual = getattr(ours, name, getattr(default_settings, name, None))
    if isinstance(usual, bool):
        if str(value) not in ("0", "1", "True", "False", "true", "false"):
            raise BadArgument(f"{name}={value}: give 1 or 0")
    elif isinstance(usual, int | float):
        try:
            float(str(value))
        except ValueError as error:
            raise BadArgument(f"{name}={value}: not a number, such as {usual}") from error


def _at_home(folder: str) -> str:
    try:
        return str(Path(folder).expanduser())
    except RuntimeError as error:  # ~nobody
        raise BadArgument(f"YYBNET_DATA_DIR={folder}: {error}") from error
