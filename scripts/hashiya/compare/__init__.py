"""What only the whole archive tells of an article; time grows with the number of articles, not with its square."""

from hashiya.compare.beside import beside
from hashiya.compare.dates import published_among
from hashiya.compare.reprints import reprints
from hashiya.compare.trace import trace

__all__ = ["beside", "published_among", "reprints", "trace"]
