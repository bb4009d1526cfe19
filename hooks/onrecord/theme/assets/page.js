// What every page does with a script: the scheme, the menus, annotations by touch. Without it all is there to read.
// It stands at the start of the body and runs before anything is painted, so that no page flashes in the wrong scheme.
(() => {
  const body = document.body;
  if (self !== top) { // only a question's embed.html is for other sites' frames: in one, a page leads to itself
    addEventListener("DOMContentLoaded", () => {
      const link = document.createElement("a");
      body.replaceChildren(Object.assign(link, { href: location.href, target: "_blank", textContent: document.title }));
    });
  }
  body.dataset.scripted = ""; // what needs a script has its room before it is painted
  if (location.search) document.documentElement.dataset.asked = ""; // the page of the search waits for what it finds
  /** @type {{scheme: string, primary: string, accent: string, media: string}[]} the schemes to choose from */
  const options = JSON.parse(document.currentScript?.dataset.palette ?? "[]");
  const hides = document.currentScript?.dataset.autohide !== undefined;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const following = "(prefers-color-scheme)"; // an option that is whatever the device says
  const matching = () => Math.max(options.findIndex(({ media }) => media && matchMedia(media).matches), 0);
  const kept = () => { // the reader's choice is kept on this device and sent nowhere
    try { return localStorage.getItem("onrecord.scheme"); } catch { return null; /* storage is switched off */ }
  };
  let chosen = options.findIndex((_, at) => String(at) === kept());

  const show = () => {
    const at = chosen < 0 ? matching() : chosen;
    const device = system.matches ? "dark" : "light";
    const followed = options.find(({ media }) => media === `(prefers-color-scheme: ${device})`);
    const shown = options[at]?.media === following ? followed : options[at];
    if (!shown) return;
    body.dataset.option = String(at);
    body.dataset.mdColorScheme = shown.scheme;
    body.dataset.mdColorPrimary = shown.primary;
    body.dataset.mdColorAccent = shown.accent;
  };
  const choose = (/** @type {number} */ at) => {
    chosen = at;
    try { localStorage.setItem("onrecord.scheme", String(at)); } catch { /* it holds for this page only */ }
    show();
  };
  show();
  system.addEventListener("change", show);

  const click = (/** @type {any} */ event) => {
    const button = event.target.closest(".bar-scheme");
    if (button) {
      choose((Number(button.dataset.option) + 1) % options.length);
      button.parentElement.querySelector(`.bar-scheme[data-option="${chosen}"]`)?.focus();
    }
    for (const menu of opened()) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    const copies = event.target.closest(".copies");
    if (copies) copy(copies);
    tap(event);
  };
  const opened = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".bar details[open]"));

  // What stands before the button, or the text of the file that is linked there.
  const copy = async (/** @type {any} */ button) => {
    const before = button.previousElementSibling;
    const text = before.matches("a[download]") ? fetch(before.href).then((file) => file.text()) : before.textContent;
    const done = await Promise.resolve(text).then((it) => navigator.clipboard.writeText(it)).then(() => true, () => {
      getSelection()?.selectAllChildren(before);
      return !before.matches("a") && document.execCommand("copy");
    });
    button.textContent = done ? "Copied" : "Not copied";
  };

  // A finger cannot hover: the first touch of a mark shows its note, the second follows its link.
  const tap = (/** @type {any} */ event) => {
    const mark = event.target.closest("a.mark, a.badge");
    const shown = document.querySelector("a.mark.shown, a.badge.shown");
    if (shown && shown !== mark) shown.classList.remove("shown");
    if (!mark || event.pointerType !== "touch" || mark.classList.contains("shown")) return;
    if (!mark.querySelector(".note, .tip")) return;
    event.preventDefault();
    mark.classList.add("shown");
  };

  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    for (const menu of opened()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
    for (const mark of document.querySelectorAll("a:is(.mark, .badge):is(:hover, :focus, .shown)")) {
      mark.classList.remove("shown");
      mark.classList.add("dismissed");
    }
  };
  const forget = (/** @type {any} */ event) =>
    event.target.closest?.("a.dismissed")?.classList.remove("dismissed");

  const leave = (/** @type {any} */ event) => {
    const menu = event.target.closest?.(".bar details[open]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  };

  // header.autohide: the bar makes room as one reads on. On hand-written pages the theme's script does the same.
  let last = 0;
  const scroll = () => {
    const bar = /** @type {HTMLElement | null} */ (document.querySelector(".bar"));
    if (bar) bar.hidden = scrollY > last && scrollY > 400;
    last = scrollY;
  };
  if (hides) addEventListener("scroll", scroll, { passive: true });

  document.addEventListener("focusout", leave);
  document.addEventListener("click", click);
  document.addEventListener("keydown", key);
  document.addEventListener("focusout", forget);
  document.addEventListener("mouseout", forget);
})();
