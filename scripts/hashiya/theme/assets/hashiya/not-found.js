// On the page of what is not there: finds out what was probably meant, and offers the link.
// Nothing is redirected without a click, and nothing but addresses of this site is ever offered.

const DATA = new URL("addresses/", import.meta.url);
const SITE = new URL("../../", import.meta.url);
const BEGINNING = 3;
const NEAREST = 3;
const LONGEST = 80;

// The address that was asked for, below the site: as people may have typed or copied it, in one form.
export function plain(path, site) {
  let asked = path;
  try {
    asked = decodeURIComponent(path);
  } catch {
    // Not percent-encoded as it should be: taken as it is.
  }
  const base = asked.startsWith(site) ? asked.slice(site.length) : asked;
  return base
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .toLowerCase()
    .replace(/[«»"'.,،؛;:!?؟)\]}>\s]+$/u, "")
    .replace(/\\/g, "/")
    .replace(/\/{2,}/g, "/")
    .replace(/\/index(\.html?|\.md)?\/?$/, "/")
    .replace(/\.(html?|md)$/, "")
    .replace(/^\/|\/$/g, "");
}

// How many letters must be put in, taken out or exchanged to make one word of another.
export function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[other.length];
}

// The ids most like one, the likest first; none that is not like it at all.
export function nearest(asked, ids) {
  const scored = ids.map((id) => [id.startsWith(asked) || asked.startsWith(id) ? 0 : distance(asked, id), id]);
  const like = scored.filter(([score]) => score <= Math.max(2, asked.length / 3));
  return like.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)).slice(0, NEAREST).map(([, id]) => id);
}

async function loaded(name) {
  try {
    const answer = await fetch(new URL(name, DATA));
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

async function stands(address) {
  try {
    return (await fetch(new URL(`./${address}/`, SITE), { method: "HEAD" })).ok;
  } catch {
    return false;
  }
}

function offer(kind, addresses) {
  const place = document.querySelector(`[data-offer="${kind}"]`);
  if (!place || !addresses.length) return;
  for (const address of addresses) {
    const link = document.createElement("a");
    link.href = new URL(`./${address}/`, SITE).pathname + location.hash;
    link.textContent = address;
    link.dir = "ltr";
    place.append(" ", link);
  }
  place.hidden = false;
}

async function main() {
  const asked = plain(location.pathname, SITE.pathname);
  const [, below] = asked.match(/^archive\/(.+)$/) ?? [];
  const moved = below && (await loaded("moved.json"));
  const to = moved && Object.hasOwn(moved, below) ? moved[below] : "";
  if (to) return offer("moved", [`archive/${to}`]);
  const typed = location.pathname.slice(SITE.pathname.length).replace(/\/$/, "");
  if (asked && asked !== typed && (await stands(asked))) return offer("exact", [asked]);
  const [article] = (below ?? asked).split("/");
  if (article.length < BEGINNING || article.length > LONGEST || (below && below.includes("/"))) return;
  const ids = await loaded(`ids-${encodeURIComponent(article.slice(0, BEGINNING))}.json`);
  offer("near", nearest(article, ids ?? []).map((id) => `archive/${id}`));
}

if (typeof document !== "undefined" && document.querySelector("[data-offer]")) main();
