"use strict";
// Compares what the page shows with the raw files inside it. Nothing is fetched.
const byId = (id) => document.getElementById(id);
const { pack, words } = JSON.parse(byId("evidence").textContent);
const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const sha256 = async (bytes) =>
  Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
const shown = (text) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "\ufffd");
const say = (element, good, text) => {
  element.textContent = `${good ? "✓" : "✗"} ${text}`;
  element.className = good ? "good" : "bad";
  return good;
};

async function compare(article) {
  const { raw } = article;
  const bytes = raw.base64 === null ? null : bytesOf(raw.base64);
  const intact = bytes === null || (await sha256(bytes)) === raw.sha256;
  const readable = bytes !== null && raw.media_type === "text/plain";
  // Offsets are code points, which a string of JavaScript does not count.
  const points = readable ? Array.from(new TextDecoder(raw.encoding, { fatal: true }).decode(bytes)) : [];
  let good = true;
  if (bytes !== null) good = say(byId(`r-${article.id}`), intact, intact ? words.rawGood : words.rawBad);
  for (const [number, passage] of article.passages.entries()) {
    const same = byId(`q-${number}-${article.id}`).textContent === shown(passage.text);
    const whole = (await sha256(new TextEncoder().encode(passage.text))) === passage.sha256;
    const placed = !readable || points.slice(passage.start, passage.end).join("") === passage.text;
    const fine = same && whole && placed && intact;
    good = say(byId(`s-${number}-${article.id}`), fine, fine ? (readable ? words.placed : words.hashed) : words.differs) && good;
  }
  return good;
}

async function main() {
  if (!globalThis.crypto?.subtle) {
    byId("outcome").textContent = words.cannot;
    return;
  }
  const results = await Promise.all(pack.articles.map((article) => compare(article).catch(() => false)));
  const good = results.every(Boolean);
  say(byId("outcome"), good, good ? words.allGood : words.someBad);
}

main();
