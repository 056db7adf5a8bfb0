// Whether a text is a date or interval that `hashiya.edtf` reads.

const DATE = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?$/;
const SEASONS = { 21: [3, 5], 22: [6, 8], 23: [9, 11], 24: [12, 2] };

export function isEdtf(text) {
  const parts = text.split("/");
  if (parts.length === 1) return single(text) !== null;
  if (parts.length !== 2) return false;
  const [start, end] = parts.map((part) => (part === "" || part === ".." ? undefined : single(part)));
  if (start === null || end === null || (start === undefined && end === undefined)) return false;
  return start === undefined || end === undefined || start.earliest <= end.latest;
}

/** The first and last day that a single date allows, as comparable numbers; null where it is none. */
function single(text) {
  const found = DATE.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1, 4).map(Number);
  if (year < 1) return null;
  if (found[3] !== undefined) return month >= 1 && month <= 12 && day >= 1 && day <= days(year, month) ? span(year, month, day, year, month, day) : null;
  if (SEASONS[month]) {
    const [first, last] = SEASONS[month], later = year + (last < first ? 1 : 0);
    return later > 9999 ? null : span(year, first, 1, later, last, days(later, last));
  }
  if (found[2] !== undefined) return month >= 1 && month <= 12 ? span(year, month, 1, year, month, days(year, month)) : null;
  return span(year, 1, 1, year, 12, 31);
}

const span = (y, m, d, y2, m2, d2) => ({ earliest: (y * 100 + m) * 100 + d, latest: (y2 * 100 + m2) * 100 + d2 });

function days(year, month) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
