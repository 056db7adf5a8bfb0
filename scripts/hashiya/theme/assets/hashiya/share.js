// The whole address of a place on this page, the clipboard, and a line that says what was done.

const line = document.createElement("p");
line.className = "h-said";
line.setAttribute("role", "status");
document.body.append(line);
let timer;

/** The address of the page as published, else as it was opened, with a fragment. */
export function whole(page, fragment) {
  const here = location.href.replace(/#.*$/s, "");
  return `${page && location.protocol !== "file:" ? page : here}${fragment}`;
}

/** True where the words are in the clipboard now. Pages that were not fetched safely have none but the old way. */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copiedTheOldWay(words);
  }
}

function copiedTheOldWay(words) {
  const given = (event) => { event.clipboardData.setData("text/plain", words); event.preventDefault(); };
  document.addEventListener("copy", given, { once: true });
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", given);
  }
}

/** Shows words for a while and has them read out. */
export function say(words, stays = 6000) {
  clearTimeout(timer);
  // The same words again are read out only where they were gone in between.
  line.textContent = "";
  requestAnimationFrame(() => { line.textContent = words; });
  timer = setTimeout(() => { line.textContent = ""; }, stays);
}
