"""Which words does an expression need? One of them stands in every text that it matches, so it is looked for first.

Worked out from the expression itself, so that a word added to a table takes effect everywhere. To look for thirty
words takes a twentieth of the time of an expression with thirty alternatives, which is tried anew at every character.
"""

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]  # the standard library's own reader of expressions
from typing import Any

_MOST_OF_CLASS = 6  # characters of a class that is taken for its characters


def needed_literals(expression: str) -> tuple[str, ...]:
    """Literals of which every match holds one, none inside another; () when there may be a match without any."""
    parsed = _parser.parse(expression)
    if parsed.state.flags & re.IGNORECASE:
        return ()
    return tuple(sorted(_of_sequence(parsed)))


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> set[str]:
    """Of parts that must all match the best one decides: the longest literals, then the fewest."""
    choices: list[set[str]] = []
    literal = ""
    for operator, argument in parts:
        if operator is _constants.LITERAL:
            literal += chr(argument)
            continue
        choices += [{literal}, _of_part(operator, argument)]
        literal = ""
    choices.append({literal})
    known = [_shortest(choice) for choice in choices if choice and "" not in choice]
    return max(known, key=lambda choice: (min(map(len, choice)), -len(choice)), default=set())


def _shortest(words: set[str]) -> set[str]:
    """The words that hold no other one."""
    return {word for word in words if not any(other != word and other in word for other in words)}


def _of_part(operator: Any, argument: Any) -> set[str]:
    if operator is _constants.SUBPATTERN:
        _, flags, _, inside = argument
        return set() if flags & re.IGNORECASE else _of_sequence(inside)
    if operator is _constants.BRANCH:
        branches = [_of_sequence(branch) for branch in argument[1]]
        return set().union(*branches) if all(branches) else set()
    if operator in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        least, _, repeated = argument
        return _of_sequence(repeated) if least else set()
    if operator is _constants.IN and len(argument) <= _MOST_OF_CLASS:
        literals = {chr(char) for kind, char in argument if kind is _constants.LITERAL}
        return literals if len(literals) == len(argument) else set()
    return set()
