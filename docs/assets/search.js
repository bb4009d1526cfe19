// The header's search: Ctrl-K from anywhere, and a combobox of the first few statements (WAI-ARIA, list autocomplete with
// manual selection). Without it the form leads to the page of the search. Nothing is loaded before the first focus.
const SHOWN = 6;
const form = document.querySelector(".bar-search");
const field = form?.querySelector("input");
const page = document.getElementById("_q");
let back = null;

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const to = [page, field].find((one) => one?.checkVisibility());
  const link = document.querySelector(".bar-find");
  if (!to && !link) return;
  event.preventDefault();
  if (!to) return location.assign(link.href);
  if (document.activeElement !== to) back = document.activeElement;
  to.focus();
  to.select();
});

const combobox = () => {
  const list = form.querySelector("ul");
  const popup = form.querySelector(".bar-found");
  const [said, told] = form.querySelectorAll("p"); // read out, and shown
  const option = form.querySelector("template");
  let find;
  let latest = 0;
  let timer;
  let active = -1;

  const open = (is) => {
    popup.hidden = !is;
    list.hidden = !list.children.length;
    field.setAttribute("aria-expanded", String(is && list.children.length > 0));
    if (!is) choose(-1);
  };
  const choose = (at) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = at;
    const chosen = list.children[at];
    if (!chosen) return field.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", chosen.id);
  };
  const ready = () => {
    find ??= import(new URL("search-find.js", import.meta.url)).then(async (module) => {
      await module.load();
      return module;
    });
    find.catch(() => { find = undefined; });
    return find;
  };
  const tell = (words) => { said.textContent = told.textContent = words; };

  const look = async () => {
    const asked = ++latest;
    const words = field.value.trim();
    if (!words) { list.replaceChildren(); tell(""); return open(false); }
    try {
      const { load, read, draw, address } = await ready();
      const { results } = await (await load()).search(words);
      const shown = await Promise.all(results.slice(0, SHOWN).map(read));
      if (asked !== latest) return;
      list.replaceChildren(...shown.map(({ drawn, matched }, number) => {
        const made = draw(option, drawn, matched);
        made.id = `_option-${number}`;
        made.dataset.to = address(drawn.url);
        return made;
      }));
      active = -1;
      field.removeAttribute("aria-activedescendant");
      const { none, all, some } = told.dataset;
      const of = { 0: none }[results.length] ?? (results.length > SHOWN ? some : all);
      tell(of.replace("{}", results.length.toLocaleString("en")));
    } catch {
      if (asked !== latest) return;
      list.replaceChildren();
      tell(told.dataset.failed);
    }
    open(document.activeElement === field);
  };

  field.addEventListener("focus", () => { ready().catch(() => {}); });
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 120); });
  field.addEventListener("blur", () => { back = null; open(false); });
  popup.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const to = event.target.closest("li")?.dataset.to;
    if (to) location.assign(to);
  });
  field.addEventListener("keydown", (event) => {
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
      if (popup.hidden && !back) return; // the browser's own: it empties the field
      event.preventDefault();
      if (!popup.hidden) return open(false);
      if (back === document.body) field.blur();
      else back.focus();
    }
  });

  const parts = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(parts)) field.setAttribute(name, value);
};

if (field) combobox();
if (page) import(new URL("search-page.js", import.meta.url));
