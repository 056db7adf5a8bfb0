// The link to another language keeps the place on the page and what was asked for; without scripts it leads to its top.
for (const link of document.querySelectorAll("a.h-language")) {
  const bare = link.href;
  link.addEventListener("click", () => {
    const there = new URL(bare);
    there.search = location.search;
    there.hash = location.hash;
    link.href = there;
  });
}
