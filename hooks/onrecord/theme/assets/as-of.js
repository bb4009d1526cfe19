// The page "As it stood": a day and a question from the address, and what stood then. Without it there are the days.
/**
 * @typedef {object} Told
 * @property {string} start
 * @property {string} at
 * @property {string} kind
 * @property {string} kind_words
 * @property {string} [words]
 * @property {string} [origins]
 * @property {string[]} [badges]
 * @property {string} [since]
 */
/** @typedef {{ id: string, text: string, url: string, told: Told[] }} Asked */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const then = /** @type {HTMLElement} */ (document.querySelector(".then"));
const form = /** @type {HTMLFormElement} */ (document.querySelector(".ask-day"));
/** @param {string} selector */
const $ = (selector) => /** @type {any} */ (then.querySelector(selector));
const field = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));

/** @param {string} day */
const inWords = (day) => {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
};

/** @param {string} on @param {string} question */
const search = (on, question) => `?${new URLSearchParams({ on, ...(question && { question }) })}`;

/** @param {Asked} question @param {string} day @returns {Told | undefined} */
const on = (question, day) => question.told.findLast(({ start }) => start <= day);

/** How it stands now, seen from a day. @param {Asked} question @param {Told} told */
const now = ({ told: every }, told) => {
  const last = /** @type {Told} */ (every.at(-1));
  if (last.kind_words === told.kind_words) {
    return last.words === told.words ? "Now: the same" : `Now: ${last.kind_words.toLowerCase()}; newer statements`;
  }
  const other = every.findLastIndex(({ kind_words: words }) => words !== last.kind_words);
  return `Now: ${last.kind_words.toLowerCase()}, since ${inWords((every[other + 1] ?? last).start)}`;
};

/** @param {Asked} question @param {Told} told */
const row = (question, told) => {
  const item = /** @type {any} */ ($("template").content.cloneNode(true));
  const put = (/** @type {string} */ selector, /** @type {string} */ text) => {
    const element = item.querySelector(selector);
    if (text) element.textContent = text; else element.remove();
    return element;
  };
  put(".q a", question.text).href = `${then.dataset.root}${told.at}`;
  item.querySelector(".a").classList.add(told.kind);
  put(".kind", told.kind_words).classList.add(told.kind);
  put(".words", told.words ?? "");
  put(".behind", [told.origins, ...(told.badges ?? [])].filter(Boolean).join(" · "));
  put(".since", told.since ? `As recorded here since ${told.since}: what came in then changed this day.` : "");
  put(".now", now(question, told));
  return item;
};

/** @param {Asked[]} questions @param {string} day @param {string} chosen */
const turns = (questions, day, chosen) => {
  const days = [...new Set(questions.flatMap(({ told }) => told.map(({ start }) => start)))].sort();
  const before = days.findLast((one) => one < day), after = days.find((one) => one > day);
  /** @param {string | undefined} to @param {string} words */
  const link = (to, words) => {
    if (!to) return [];
    const anchor = document.createElement("a");
    anchor.href = search(to, chosen);
    anchor.textContent = `${words}: ${inWords(to)}`;
    return [anchor, " "];
  };
  return [...link(before, "Change before"), ...link(after, "Next change")];
};

/** @param {Asked[]} every @param {string} day @param {string} chosen */
const show = (every, day, chosen) => {
  const questions = every.filter(({ id }) => !chosen || id === chosen);
  const { first = "", today = "", early = "", late = "", none = "" } = then.dataset;
  const outside = day < first ? early : day > today ? late : "";
  const told = questions.map((question) => ({ question, told: on(question, day) }));
  const stood = outside ? [] : told.filter((one) => one.told);
  const without = outside ? [] : told.filter((one) => !one.told);
  $("h2").textContent = `How it stood on ${inWords(day)}`;
  $(".told").textContent = outside.replace("{}", inWords(day));
  $(".asks").replaceChildren(...stood.map((one) => row(one.question, /** @type {Told} */ (one.told))));
  $(".unanswered").textContent = without.length
    ? none.replace("{}", without.map((one) => `“${one.question.text}”`).join(", ")) : "";
  $(".turns").replaceChildren(...turns(questions, day, chosen));
};

/** @type {Promise<Asked[]> | undefined} */
let states;
const read = async () => {
  const asked = new URLSearchParams(location.search);
  const wanted = asked.get("on") ?? "";
  const day = /^\d{4}-\d\d-\d\d$/.test(wanted) ? wanted : asked.get("question") && then.dataset.today;
  then.hidden = !day;
  if (!day) { delete document.documentElement.dataset.asked; return; } // no room is kept for it
  try {
    states ??= fetch(new URL(then.dataset.states ?? "", location.href)).then((answer) => answer.json());
    const questions = await states, chosen = asked.get("question") ?? "";
    const known = questions.some(({ id }) => id === chosen) ? chosen : "";
    field("_day").value = day;
    field("_question").value = known;
    show(questions, day, known);
  } catch {
    states = undefined;
    $(".told").textContent = then.dataset.failed;
  }
};

/** @param {string} to */
const go = (to) => { history.pushState(null, "", to); read(); };

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(search(field("_day").value, field("_question").value));
});
then.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement} */ (event.target).closest(".turns a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.getAttribute("href") ?? "");
});
addEventListener("popstate", read);
for (const day of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".changed-days dt"))) {
  const link = document.createElement("a");
  link.href = `?on=${day.dataset.on}`;
  link.append(...day.childNodes);
  day.append(link);
}
read();
