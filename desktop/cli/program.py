"""The command line from its arguments to its exit status."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from desktop.cli import faults
from desktop.cli.call import Call, Said
from desktop.cli.parser import WrongUsage, parser
from desktop.core.reason import Trouble
from desktop.words import Words

DONE, CANNOT, WRONG_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one verb. Returns 0, 1 where it cannot be done, 2 on wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    words, as_json = Words(), "--json" in given
    try:
        said = _answer(given, words)
    except WrongUsage as wrong:
        return _refuse(Trouble("trouble.usage", what=str(wrong)), words, WRONG_USAGE, as_json=as_json)
    except Trouble as trouble:
        return _refuse(trouble, words, CANNOT, as_json=as_json)
    except SystemExit as left:  # --help and --version
        return int(left.code or 0)
    except KeyboardInterrupt:
        return CANNOT
    _print(_json(said.data) if as_json else said.text)
    return DONE


def _answer(given: list[str], words: Words) -> Said:
    if any(map(_is_no_text, given)):
        raise WrongUsage("one of the words is no text")
    options = parser().parse_args(given)
    call = Call(options, words)
    try:
        said: Said = options.handle(call)
    except (Trouble, WrongUsage):
        raise
    except Exception as problem:
        faults.keep(call.folder, problem)
        raise Trouble("trouble.unexpected") from problem
    finally:
        call.close()
    return said


def _is_no_text(argument: str) -> bool:
    """Whether it has bytes that no encoding explains, or a null."""
    return "\0" in argument or any("\ud800" <= letter <= "\udfff" for letter in argument)


def _refuse(trouble: Trouble, words: Words, status: int, *, as_json: bool) -> int:
    title, says, way_out = words.trouble(trouble)
    sys.stderr.write(f"{says} {way_out}".strip() + "\n" if status == CANNOT else f"{says}\n")
    if as_json:
        _print(_json({"error": {"title": title, "says": says, "try": way_out, "asks": trouble.asks}}))
    return status


def _json(data: dict[str, object]) -> str:
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    return json.dumps(data, ensure_ascii=plain, indent=2)


def _print(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, errors="replace").decode(encoding) + "\n")
    sys.stdout.flush()
