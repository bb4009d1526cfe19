// The words of the summary that are selected become a link to the statement that is chosen.
import { say } from "./form-hand.js";

const $ = (selector, within) => within.querySelector(selector);

export const link = (form) => {
  const summary = $('[data-name="summary"] textarea', form);
  const told = $(".linking .told", form);
  const to = $(".linking .to", form).value;
  if (!to) return say(told, "bare");
  let [start, end] = [summary.selectionStart, summary.selectionEnd];
  while (start < end && /\s/.test(summary.value[start])) start += 1;
  while (end > start && /\s/.test(summary.value[end - 1])) end -= 1;
  const words = summary.value.slice(start, end);
  if (!words || /[[\]]/.test(words)) return say(told, "none");
  summary.setRangeText(`[${words}](#${to})`, start, end, "end");
  say(told, "done");
  summary.focus();
};
