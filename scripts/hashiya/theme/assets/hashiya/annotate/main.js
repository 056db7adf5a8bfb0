// Offers to annotate: a button at the end of each line. All else is loaded once somebody presses one, or selects words.

const root = document.querySelector(".h-article-page"), section = document.querySelector("#annotate[data-article]");
let offers;

/** The rest of the code, loaded once. */
function loaded() {
  offers ??= import("./offers.js").then(({ Offers }) => new Offers(root, section));
  return offers;
}

/** Stands in the line and holds no text: what is copied from the line is the line alone. */
function button(line) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "h-add";
  made.title = section.dataset.add;
  made.setAttribute("aria-label", section.dataset.addLine.replace("{n}", line.dataset.line));
  made.addEventListener("click", async () => (await loaded()).pressed(made));
  return made;
}

function wasBegun() {
  try {
    return sessionStorage.getItem(`hashiya:draft:${section.dataset.article}`) !== null;
  } catch {
    return false;
  }
}

if (root && section && typeof HTMLDialogElement === "function") {
  for (const line of root.querySelectorAll("[data-line]")) if (/[\p{L}\p{N}]/u.test(line.textContent)) line.append(button(line));
  document.addEventListener("selectionchange", async () => {
    if (offers || !getSelection().isCollapsed) (await loaded()).selection();
  });
  if (wasBegun()) loaded().then((made) => made.offerToResume());
  else if (new URLSearchParams(location.search).has("lang")) loaded();
}
