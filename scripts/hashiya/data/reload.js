// Added to pages by `hashiya serve` only: loads the page again when it has been built anew, shows what is wrong.
let version = null;
let shown = "";

function show(state) {
  const words = state.problems.join("\n\n");
  if (words === shown) return;
  shown = words;
  document.getElementById("h-problems")?.remove();
  if (!words) return;
  const box = document.createElement("pre");
  box.id = "h-problems";
  box.dir = "auto";
  box.setAttribute("role", "alert");
  box.textContent = `${state.title}\n\n${words}`;
  Object.assign(box.style, {
    position: "fixed", insetInline: "0", bottom: "0", margin: "0", padding: "1em", maxHeight: "60vh", overflow: "auto",
    zIndex: "99", whiteSpace: "pre-wrap", background: "#7a1f12", color: "#fff", fontSize: "14px", lineHeight: "1.7",
  });
  document.body.append(box);
}

async function look() {
  try {
    const state = await (await fetch("/__hashiya/state")).json();
    if (version !== null && state.version !== version && !state.problems.length) location.reload();
    version = state.version;
    show(state);
  } catch {
    // The server has been stopped; it may come back.
  }
  setTimeout(look, 300);
}

look();
