// The words of the summary that are selected become a link to the statement that is chosen.
import { say } from "./form-copy.js";

const $ = (selector, within) => within.querySelector(selector);

const LINK = /\[[^\]]*\]\([^)]*\)/g;

export const link = (form) => {
  const summary = $('[data-name="summary"] textarea', form);
  const told = $(".linking .told", form);
  const to = $(".linking .to", form).value;
  if (!to) return say(told, "bare");
  let [start, end] = [summary.selectionStart, summary.selectionEnd];
  while (start < end && /\s/.test(summary.value[start])) start += 1;
  while (end > start && /\s/.test(summary.value[end - 1])) end -= 1;
  const words = summary.value.slice(start, end);
  const linked = [...summary.value.matchAll(LINK)].some(({ index, 0: whole }) => index < end && start < index + whole.length);
  if (words && linked) return say(told, "linked");
  if (!words || /[[\]]/.test(words)) return say(told, "none");
  summary.focus();
  summary.setSelectionRange(start, end);
  const made = `[${words}](#${to})`; // as if it were typed, so that it can be undone
  if (!document.execCommand("insertText", false, made)) summary.setRangeText(made, start, end, "end");
  say(told, "done");
};
