/** Gives pages that lie on a disk what browsers do not give them there: modules, and files that scripts read. */
globalThis.hashiyaFolder = (() => {
  const root = new URL("../../", document.currentScript.src).href;
  const given = new Map();
  const asked = new Map();
  const run = new Map();

  /** What a script hands in, loaded once. */
  function script(address) {
    if (given.has(address)) return Promise.resolve(given.get(address));
    if (!asked.has(address)) {
      asked.set(address, new Promise((done, failed) => {
        const element = document.createElement("script");
        const end = () => {
          element.remove();
          asked.delete(address);
          if (given.has(address)) done(given.get(address));
          else failed(new Error(address));
        };
        element.onload = end;
        element.onerror = end;
        element.src = address;
        document.head.append(element);
      }));
    }
    return asked.get(address);
  }

  /** What a module exports; it runs once, after all that it imports. */
  function instance(address) {
    if (!run.has(address)) run.set(address, started(address));
    return run.get(address);
  }

  async function started(address) {
    const { needs, body } = await script(address);
    const found = await Promise.all(needs.map((need) => instance(new URL(need, address).href)));
    const exported = {};
    const gives = (names) => {
      for (const [name, get] of Object.entries(names)) Object.defineProperty(exported, name, { get, enumerable: true });
    };
    await body(found, gives, (need) => instance(new URL(need, address).href), read)();
    return exported;
  }

  /** `fetch` as modules know it; files of the edition are read from the scripts beside them. */
  async function read(address, options) {
    const file = new URL(address, location.href);
    if (!file.href.startsWith(root)) return fetch(address, options);
    file.search = file.hash = "";
    try {
      return new Response(bytes(await script(`${file.href}.js`)));
    } catch {
      return new Response(null, { status: 404 });
    }
  }

  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  /** Links that scripts make lead to files, as those of the page do; so do options that name where they lead. */
  const LEADS = "a[href], [data-href]";
  function lead(element) {
    const { href: named } = element.dataset;
    const target = named === undefined ? element.href : new URL(named, location.href).href;
    if (typeof target !== "string" || !target.startsWith(root)) return;
    const there = new URL(target);
    if (!there.pathname.endsWith("/")) return;
    there.pathname += "index.html";
    if (named === undefined) element.href = there.href;
    else element.dataset.href = there.href;
  }

  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (target.matches?.(LEADS)) lead(target);
      for (const node of addedNodes) {
        if (node.matches?.(LEADS)) lead(node);
        for (const element of node.querySelectorAll?.(LEADS) ?? []) lead(element);
      }
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["href", "data-href"] });

  return {
    module(needs, body) {
      const { src, dataset } = document.currentScript;
      given.set(src, { needs, body });
      if (dataset.module !== undefined) instance(src).catch((error) => console.error(error));
    },
    file(text) {
      given.set(document.currentScript.src, text);
    },
  };
})();
