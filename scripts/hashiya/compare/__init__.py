"""What only the whole archive tells of an article; time grows with the number of articles, not with its square."""

from hashiya.compare.reprints import reprints, trace

__all__ = ["reprints", "trace"]
