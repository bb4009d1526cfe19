// What every page does with a script: the scheme, the menu, annotations by touch. Without it all is there to read.
// It stands in the head and runs before anything is painted, so that no page flashes in the wrong scheme.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  /** @type {string | null} */
  let chosen = null; // the reader's choice is kept on this device and sent nowhere
  try { chosen = localStorage.getItem("onrecord.scheme"); } catch { /* storage is switched off */ }

  const show = () => { root.dataset.scheme = chosen ?? (system.matches ? "dark" : "light"); };
  const choose = (/** @type {string} */ scheme) => {
    chosen = scheme;
    try { localStorage.setItem("onrecord.scheme", scheme); } catch { /* it holds for this page only */ }
    show();
  };
  show();
  system.addEventListener("change", show);

  const click = (/** @type {any} */ event) => {
    const button = event.target.closest("[data-choose]");
    if (button) {
      choose(button.dataset.choose);
      button.parentElement.querySelector(`.to-${button.dataset.choose === "dark" ? "light" : "dark"}`).focus();
    }
    const menus = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".bar-menu[open]"));
    for (const menu of menus) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    tap(event);
  };

  // A finger cannot hover: the first touch of a mark shows its note, the second follows its link.
  const tap = (/** @type {any} */ event) => {
    const mark = event.target.closest("a.mark");
    const shown = document.querySelector("a.mark.shown");
    if (shown && shown !== mark) shown.classList.remove("shown");
    if (!mark || event.pointerType !== "touch" || mark.classList.contains("shown")) return;
    if (!mark.querySelector(".note")) return;
    event.preventDefault();
    mark.classList.add("shown");
  };

  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".bar-menu[open]"));
    if (menu) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
    for (const mark of document.querySelectorAll("a.mark:hover, a.mark:focus, a.mark.shown")) {
      mark.classList.remove("shown");
      mark.classList.add("dismissed");
    }
  };
  const forget = (/** @type {any} */ event) =>
    event.target.closest?.("a.mark.dismissed")?.classList.remove("dismissed");

  const leave = (/** @type {any} */ event) => {
    const menu = event.target.closest?.(".bar-menu[open]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  };

  document.addEventListener("focusout", leave);
  document.addEventListener("click", click);
  document.addEventListener("keydown", key);
  document.addEventListener("focusout", forget);
  document.addEventListener("mouseout", forget);
})();
