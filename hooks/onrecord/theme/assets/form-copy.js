// The finished text, taken along: copied, or as a file.
import { $ } from "./form-page.js";

/**
 * Says a word of its own to whoever hears the page, also when it said the same before.
 * @type {(element: HTMLElement, word: string) => void}
 */
export const say = (element, word) => {
  element.textContent = "";
  requestAnimationFrame(() => { element.textContent = element.dataset[word] ?? ""; });
};
/** @type {(pre: HTMLElement, button: HTMLElement) => Promise<void>} */
export const copy = async (pre, button) => {
  const done = await navigator.clipboard.writeText(pre.textContent ?? "").then(() => true, () => {
    getSelection()?.selectAllChildren(pre);
    return document.execCommand("copy");
  });
  say($("#_told"), done ? "copied" : "not");
  button.dataset.done = done ? $("#_told").dataset.copied : $("#_told").dataset.not;
};
/** @type {(file: string, text: string) => void} */
export const download = (file, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  link.download = file.split("/").at(-1) ?? file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say($("#_told"), "saved");
};
