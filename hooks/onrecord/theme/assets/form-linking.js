// The words of the summary that are selected become a link to the statement that is chosen.
import { say } from "./form-copy.js";
import { $ } from "./form-page.js";
import { links } from "./form-sentences.js";

/** @type {(form: HTMLElement, data: Data) => void} */
export const link = (form, data) => {
  const summary = /** @type {HTMLTextAreaElement} */ ($('[data-name="summary"] textarea', form));
  const status = $(".linking .told", form);
  const to = $(".linking .to", form).value;
  if (!to) return say(status, "bare");
  let [start, end] = [summary.selectionStart, summary.selectionEnd];
  const isSpace = (/** @type {number} */ at) => /\s/.test(summary.value.charAt(at));
  while (start < end && isSpace(start)) start += 1;
  while (end > start && isSpace(end - 1)) end -= 1;
  const words = summary.value.slice(start, end);
  const linked = links(summary.value, data).some((one) => one.start < end && start < one.end);
  if (words && linked) return say(status, "linked");
  if (!words || /[[\]]/.test(words)) return say(status, "none");
  summary.focus();
  summary.setSelectionRange(start, end);
  const text = `[${words}](#${to})`; // as if it were typed, so that it can be undone
  if (!document.execCommand("insertText", false, text)) summary.setRangeText(text, start, end, "end");
  say(status, "done");
};
