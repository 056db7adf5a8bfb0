"""The folder edition: a finished site as it opens from a disk by a double click, without a server and a connection.

Browsers give pages of `file:` no modules, no `fetch`, no workers, and show a folder's list instead of its `index.html`.
So links name files, modules become classic scripts, and files that scripts read become scripts (`reader.js` runs both).
"""

from hashiya.publish.folder.classic import ModuleFormError
from hashiya.publish.folder.edition import Edition, files_of
from hashiya.publish.folder.links import file_link, published_link
from hashiya.publish.folder.pages import with_links
from hashiya.publish.folder.place import put_folder, refuse_foreign, zipped

__all__ = [
    "Edition",
    "ModuleFormError",
    "file_link",
    "files_of",
    "published_link",
    "put_folder",
    "refuse_foreign",
    "with_links",
    "zipped",
]
