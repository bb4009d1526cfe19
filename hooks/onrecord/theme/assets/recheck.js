// The page "Look again": the line of a search in vain, with today's day and what is typed beside it, to be copied.
const date = new Date();
const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
const today = parts.map((part) => String(part).padStart(2, "0")).join("-");

for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".searched"))) {
  const $ = (/** @type {string} */ selector) => /** @type {any} */ (box.querySelector(selector));
  $("[data-part=day]").textContent = today;
  box.addEventListener("input", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    $(`[data-part=${name}]`).textContent = JSON.stringify(value.trim()); // a text of YAML, whatever signs it has
  });
  $("button").addEventListener("click", async () => {
    const done = await navigator.clipboard.writeText($("pre").textContent).then(() => true, () => {
      getSelection()?.selectAllChildren($("pre"));
      return document.execCommand("copy");
    });
    const status = $("[role=status]");
    status.textContent = done ? status.dataset.copied : status.dataset.not;
  });
}
