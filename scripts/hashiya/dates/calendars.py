"""Days of the Islamic calendar as days of the Gregorian one.

The civil calendar of Umm al-Qura is used, which the library knows for 1343 to 1500 AH (1924 to 2077). A month that was
begun by sighting may lie one day off, so a weekday that is printed beside decides within one day.
Source: R.H. van Gent, The Umm al-Qura Calendar of Saudi Arabia; https://hijri-converter.readthedocs.io.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR = 1343, 1500


@lru_cache(maxsize=4096)
def gregorian(year: int, month: int, day: int, weekday: int = 0) -> date | None:
    """The Gregorian day of a Hijri one, None where the calendar has no such day.

    Args:
        weekday: 1 Monday to 7 Sunday where one is printed beside it; else 0.
    """
    from hijridate import Hijri  # it takes 14 ms to load, and few texts have a Hijri date

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    computed = date(found.year, found.month, found.day)
    near = (computed + timedelta(days=shift) for shift in (0, 1, -1))
    return next((close for close in near if close.isoweekday() == weekday), computed) if weekday else computed
