// The finished text, taken along: copied, or as a file.
const $ = (selector) => document.querySelector(selector);

// Says a word of its own to whoever hears the page, also when it said the same before.
export const say = (element, word) => { element.textContent = ""; requestAnimationFrame(() => { element.textContent = element.dataset[word]; }); };
export const copy = async (pre, button) => {
  let done = false;
  try { await navigator.clipboard.writeText(pre.textContent); done = true; } catch {
    getSelection().selectAllChildren(pre);
    done = document.execCommand("copy");
  }
  say($("#_told"), done ? "copied" : "not");
  button.dataset.done = done ? $("#_told").dataset.copied : $("#_told").dataset.not;
};
export const download = (file, text) => {
  const link_ = document.createElement("a");
  link_.href = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  link_.download = file.split("/").at(-1);
  link_.click();
  setTimeout(() => URL.revokeObjectURL(link_.href), 1000);
  say($("#_told"), "saved");
};
