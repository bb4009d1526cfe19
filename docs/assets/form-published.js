// A published card that is to be changed.
const $ = (selector) => document.querySelector(selector);

// Without what every object inherits: no id of the archive is `constructor` unless the archive has it.
const bare = (_, value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.setPrototypeOf(value, null) : value);
export const json = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  return JSON.parse(await answer.text(), bare);
};

// {path, head, data}: where the card lies and what it holds; nothing where there is no such card, or where the form would
// lose a remark in its file: the page says so in place of the form.
export const published = async (form, id) => {
  const found = await json(new URL(`../sources/${encodeURIComponent(id)}/form.json`, import.meta.url)).catch(() => null);
  if (found) {
    for (const words of document.querySelectorAll(".lede")) words.hidden = !words.matches(".of-change");
    for (const words of [$("#_title"), $("#_ask-over")]) words.textContent = words.dataset.change;
    $(".changing").hidden = false;
    Object.assign($(".changing a"), { href: new URL(`../sources/${encodeURIComponent(id)}/`, import.meta.url).href, textContent: found.data?.title ?? id });
  }
  if (found && !found.remark) return found;
  const told = $(found ? ".refused" : ".absent-card");
  told.querySelector(".line").textContent = found ? found.remark : id;
  if (found) {
    const to = told.querySelector(".to");
    to.textContent = `sources/${found.path}`;
    if (form.dataset.base) to.href = form.dataset.base + found.path;
  }
  told.hidden = false;
  form.hidden = true;
  return null;
};
