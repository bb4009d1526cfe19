// The header's search: a combobox of the first few results (WAI-ARIA, list autocomplete with manual selection). It is
// loaded upon the first focus of the field (search.js), and so is what it searches with.
const SHOWN = 6;

/**
 * Lets the field find as one types; `origin` is whence somebody came by Ctrl-K.
 * @type {(form: any, field: any, origin: { back: any }) => void}
 */
export const combobox = (form, field, origin) => {
  const list = form.querySelector("ul");
  const popup = form.querySelector(".bar-found");
  const [announced, status] = form.querySelectorAll("p"); // read out, and shown
  const [option, pageOption] = form.querySelectorAll("template");
  /** @type {Promise<any> | undefined} */
  let find;
  let latest = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let active = -1;

  const open = (/** @type {boolean} */ is) => {
    popup.hidden = !is;
    list.hidden = !list.children.length;
    field.setAttribute("aria-expanded", String(is && list.children.length > 0));
    if (!is) choose(-1);
  };
  const choose = (/** @type {number} */ at) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = at;
    const chosen = list.children[at];
    if (!chosen) return field.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", chosen.id);
  };
  const ready = () => {
    find ??= import(new URL("search-find.js", import.meta.url).href).then(async (module) => {
      await module.load();
      return module;
    });
    find.catch(() => { find = undefined; });
    return find;
  };
  const announce = (/** @type {string} */ words) => { announced.textContent = status.textContent = words; };

  const look = async () => {
    const asked = ++latest;
    const words = field.value.trim();
    if (!words) { list.replaceChildren(); announce(""); return open(false); }
    try {
      const { ask, load, read, draw, address, also } = await ready();
      const { results, replaced } = await ask(await load(), words);
      const shown = await Promise.all(results.slice(0, SHOWN).map((/** @type {any} */ one) => read(one, replaced)));
      if (asked !== latest) return;
      list.replaceChildren(...shown.map(({ drawn, matched }, number) => {
        const item = draw(drawn.result ? pageOption : option, drawn, matched);
        item.id = `_option-${number}`;
        item.dataset.to = address(drawn.url);
        return item;
      }));
      active = -1;
      field.removeAttribute("aria-activedescendant");
      const { none, all, some } = status.dataset;
      const of = (results.length === 0 && none) || (results.length > SHOWN ? some : all);
      const wider = replaced.length ? status.dataset.also.replace("{}", also(replaced)) : "";
      announce(of.replace("{}", results.length.toLocaleString("en")) + wider);
    } catch {
      if (asked !== latest) return;
      list.replaceChildren();
      announce(status.dataset.failed);
    }
    open(document.activeElement === field);
  };

  field.addEventListener("focus", () => { ready().catch(() => {}); });
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 120); });
  field.addEventListener("blur", () => { origin.back = null; open(false); });
  // the field keeps the focus
  popup.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
  list.addEventListener("click", (/** @type {any} */ event) => {
    const to = event.target.closest("li")?.dataset.to;
    if (to) location.assign(to);
  });
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const count = list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!count) return;
      const was = popup.hidden ? -1 : active;
      open(true);
      choose(event.key === "ArrowDown" ? (was + 2) % (count + 1) - 1 : (was + count + 1) % (count + 1) - 1);
    } else if (event.key === "Enter" && list.children[active]) {
      event.preventDefault();
      location.assign(list.children[active].dataset.to);
    } else if (event.key === "Escape") {
      clearTimeout(timer);
      latest += 1;
      if (popup.hidden && !origin.back) return; // the browser's own: it empties the field
      event.preventDefault();
      if (!popup.hidden) return open(false);
      if (origin.back === document.body) field.blur();
      else origin.back.focus();
    }
  });

  if (document.activeElement !== field) return;
  ready().catch(() => {});
  if (field.value) look();
};
