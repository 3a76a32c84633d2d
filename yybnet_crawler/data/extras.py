"""Packages that only analysis needs, and what to say where they are missing."""

from importlib import import_module
from types import ModuleType

from yybnet_crawler.errors import MissingPackage


def needed(module: str) -> ModuleType:
    """The module of a package of the extra `analysis`. Raises MissingPackage."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise
        raise MissingPackage(module.partition(".")[0]) from None
