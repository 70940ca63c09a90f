"""Names after which files are named: short enough, and none that Windows keeps for itself."""

LONGEST_NAME = 100
"""How many characters an id may have. A file's name has 255 bytes at most, and on Windows its whole
path 260 characters: an instrument and its provision stand in one path."""

_OF_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


def is_reserved(name: str) -> bool:
    """Tell whether Windows takes a file's name for a device, whatever its ending.

    >>> is_reserved("con"), is_reserved("AUX.png"), is_reserved("console")
    (True, True, False)
    """
    return name.partition(".")[0].strip().lower() in _OF_DEVICES


def unusable_signs(name: str) -> str:
    """Return what no name of a file has on Windows, in words; nothing where the name has none.

    >>> unusable_signs("a: b.png"), unusable_signs("a.png")
    ("the sign ':'", '')
    """
    found = next((sign for sign in name if sign in '<>:"|?*\\'), "")
    if found:
        return f"the sign '{found}'"
    return "a point or a blank at its end" if name.endswith((".", " ")) else ""


def unusable_name(name: str) -> tuple[str, str] | None:
    """Return what is wrong with an id after which files or places are named, and what to do; None
    where nothing is.

    >>> unusable_name("con")
    ("'con' is a name that Windows keeps for itself", 'choose another id, such as con-1')
    """
    if len(name) > LONGEST_NAME:
        message = f"the id is {len(name)} characters long, and files are named after it"
        return message, f"shorten it to {LONGEST_NAME} characters at most"
    if is_reserved(name):
        fix = f"choose another id, such as {name}-1"
        return f"'{name}' is a name that Windows keeps for itself", fix
    return None
