"""`make evaluate [CORPUS=file.jsonl[.gz]]`: how far the reader agrees with people; the figures of docs/methods.md."""
