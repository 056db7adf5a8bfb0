"""Arabic search on a static host: an index that a browser reads in small parts, made in two steps.

`analyse` makes of each document what a build needs of it; `build` makes the files of the index of all. Nothing else
of the package is used here. `FORMAT.md` describes the files; `search.js` reads them.
"""

from hashiya.search.build import FORMAT, IndexFile, build
from hashiya.search.document import Analysed, Document, Told, analyse

__all__ = ["FORMAT", "Analysed", "Document", "IndexFile", "Told", "analyse", "build"]
