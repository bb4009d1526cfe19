// The header's search: Ctrl-K from anywhere, and a combobox (search-bar.js). Without it the form leads to the page of
// the search. Nothing is loaded before the first focus.
/** @type {any} */
const form = document.querySelector(".bar-search");
const field = form?.querySelector("input");
const page = document.getElementById("_q");
/** @type {{ back: any }} */
const origin = { back: null };

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const to = [page, field].find((one) => one?.checkVisibility());
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".bar-find"));
  if (!to && !link) return;
  event.preventDefault();
  if (!to) return location.assign(link?.href ?? "");
  if (document.activeElement !== to) origin.back = document.activeElement;
  to.focus();
  to.select();
});

const begin = () => {
  import("./search-bar.js").then(({ combobox }) => combobox(form, field, origin), listen);
};
const listen = () => field.addEventListener("focus", begin, { once: true });

if (field) {
  const list = form.querySelector("ul").id;
  const parts = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list };
  for (const [name, value] of Object.entries(parts)) field.setAttribute(name, value);
  if (document.activeElement === field) begin();
  else listen();
}
if (page) import(new URL("search-page.js", import.meta.url).href);
