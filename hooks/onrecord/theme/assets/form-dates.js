// Dates as cards have them (EDTF, ISO 8601-2, as far as edtf_dates.py reads it) → first and last day, and words.
// tests/shared_cases/dates.json holds this module and that one to the same answers.
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SIGN = "([~?%])?";
const PART = `${SIGN}([\\dX]{2})${SIGN}`;
const ONE = new RegExp(`^${SIGN}([\\dX]{4})(S\\d{1,4})?${SIGN}(?:-${PART}(?:-${PART})?)?$`);
// Where a sign (~ ? %) stands: before or after the year, the month (before: 4), the day (before: 16).
const BEFORE_YEAR = 1;
const AFTER_YEAR = 2;
const AFTER_MONTH = 8;
const AFTER_DAY = 32;
// The first and the last month of each season and part of a year, from 21 (spring) to 41 (second half).
const SEASONS = [
  [3, 5], [6, 8], [9, 11], [12, 12], [3, 5], [6, 8], [9, 11], [12, 12], [9, 11], [12, 12], [3, 5], [6, 8],
  [1, 3], [4, 6], [7, 9], [10, 12], [1, 4], [5, 8], [9, 12], [1, 6], [7, 12],
];

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");
/** @type {(year: number, month: number) => number} */
const lastOf = (year, month) => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
};
/** @type {(problem: string) => never} */
const refuse = (problem) => { throw new RangeError(problem); };
// The bounds, where the calendar has both days.
/** @type {(bounds: [string, string]) => [string, string]} */
const inCalendar = (bounds) => {
  const [year, month, day] = [0, 1, 2].map((place) => bounds.map((text) => Number(text.split("-")[place])));
  const has = (/** @type {number} */ at) => year?.[at] && Number(day?.[at]) <= lastOf(year[at], Number(month?.[at]));
  return has(0) && has(1) ? bounds : refuse("date");
};

// Which signs (~ ? %) may stand together: one at the end of all; one after year or month; or one before each part.
/** @type {(signs: number, hasMonth: boolean, hasDay: boolean) => boolean} */
const signsFit = (signs, hasMonth, hasDay) => {
  const end = hasDay ? AFTER_DAY : hasMonth ? AFTER_MONTH : AFTER_YEAR;
  if (signs === 0 || signs === end || (signs === AFTER_MONTH && hasDay)) return true;
  const both = BEFORE_YEAR | AFTER_YEAR;
  return !(signs & (AFTER_MONTH | AFTER_DAY)) && (signs & both) !== both;
};
// Where a digit is left open (X), a sign stands at the end only, and only where the last digits are the open ones.
/** @type {(signs: number, year: string, month?: string, day?: string) => boolean} */
const signsFitOpen = (signs, year, month, day) => {
  if (signs === 0) return true;
  if (!month) return signs === AFTER_YEAR && /^\d..X$/.test(year);
  if (year.includes("X")) return false;
  return day ? signs === AFTER_DAY && day === "XX" : signs === AFTER_MONTH && month === "XX";
};
/** @param {string | undefined} part */
const isWhole = (part) => part === undefined || part === "XX" || !part.includes("X");

// One date without spaces: its first and last day, as they are written; `seasons`: whether it may be one.
/** @type {(text: string, seasons?: boolean) => [string, string]} */
const boundsOf = (text, seasons = false) => {
  const [, ...parts] = ONE.exec(text) ?? refuse("date");
  const [, year = "", significant, , , month, , , day] = parts;
  const signs = [0, 3, 4, 6, 7, 9].map((place) => parts[place])
    .reduce((sum, sign, place) => sum + (sign ? 2 ** place : 0), 0);
  const open = [year, month, day].some((part) => part?.includes("X"));
  if (significant && (year.includes("X") || !signsFitSignificant(signs, Boolean(month), Boolean(day)))) refuse("date");
  if (open ? !signsFitOpen(signs, year, month, day) : !signsFit(signs, Boolean(month), Boolean(day))) refuse("date");
  if (!isWhole(month) || !isWhole(day)) refuse("date");
  const season = seasons && month && !day && signs === 0 && !year.includes("X") ? SEASONS[+month - 21] : undefined;
  const [first, last] = season ?? (month && month !== "XX" ? [+month, +month] : [1, 12]);
  if (first === undefined || last === undefined || !lastOf(2000, first)) refuse("date");
  const [from, to] = [year.replaceAll("X", "0"), year.replaceAll("X", "9")];
  const dayIs = day && day !== "XX" ? +day : undefined;
  const plain = !open && (signs === 0 || signs === AFTER_DAY);
  if (dayIs !== undefined && (dayIs < 1 || dayIs > (plain ? lastOf(2000, first) : 31))) refuse("date");
  return [`${from}-${two(first)}-${two(dayIs ?? 1)}`, `${to}-${two(last)}-${two(dayIs ?? lastOf(+to, last))}`];
};
// A year that tells its significant digits (1950S2) has a sign at the end of all, or none.
/** @type {(signs: number, hasMonth: boolean, hasDay: boolean) => boolean} */
const signsFitSignificant = (signs, hasMonth, hasDay) =>
  signs === 0 || signs === (hasDay ? AFTER_DAY : hasMonth ? AFTER_MONTH : AFTER_YEAR);

/** @param {string} text */
const withoutSpaces = (text) => text.trim().replace(/ *([~?%]) */g, "$1");

// A month left open beside a plain year is not read in a list, and spaces there part
// no plain date: so has it the edtf library.
/** @type {(text: string) => [string, string]} */
const boundsOfElement = (element) => {
  const text = withoutSpaces(element);
  if (/^ *\d{4} *(?:S *\d+)? *- *XX$/.test(element)) refuse("date");
  return boundsOf(/X|[~?%]./.test(text) ? text.replace(/ *- */g, "-") : text);
};
// [one of several] or {all of several}: dates, or the first and the last of some that follow one another.
/** @type {(text: string) => [string, string]} */
const boundsOfList = (text) => {
  if (!/^(?:\[.*\]|\{.*\})$/s.test(text) || !/^[0-9X~?%S,. -]{1,200}$/.test(text.slice(1, -1))) refuse("date");
  const elements = text.slice(1, -1).split(",");
  const bounds = elements.map((element) => {
    const [start = "", end, more] = element.split("..").map((part) => part.trim());
    if (end === undefined) return boundsOfElement(element);
    const [one, other] = [start, end].map((part) => /^\d{4}(?:(?:S\d+)?-\d{2}(-\d{2})?)?$/.exec(part));
    if (more !== undefined || !one || !other || start.split("-").length !== end.split("-").length) refuse("date");
    return /** @type {[string, string]} */ ([boundsOf(start)[0], boundsOf(end)[1]]);
  });
  if (bounds.length < 2 && !text.includes("..")) refuse("date");
  return [bounds.map(([first]) => first).sort()[0] ?? "", bounds.map(([, last]) => last).sort().at(-1) ?? ""];
};

/** @type {(text: string) => [string, string]} */
const bounds = (text) => inCalendar(
  /^\s*[[{]/.test(text) ? boundsOfList(text.trim()) : boundsOf(withoutSpaces(text), true),
);

/**
 * The first and the last possible day; an open end is empty. Throws a RangeError whose message is what is wrong.
 * @param {string} text
 * @returns {Days}
 */
export const days = (text) => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    try { return { first: bounds(text)[0], last: text }; } catch { return refuse("calendar"); }
  }
  const [start = "", end, more] = text.split("/");
  if (more !== undefined || text.includes("T")) refuse("date");
  if (end === undefined) { const [first, last] = bounds(text); return { first, last }; }
  /** @param {string} part */
  const open = (part) => part === "" || part === "..";
  const [first, last] = [open(start) ? "" : bounds(start)[0], open(end) ? "" : bounds(end)[1]];
  if (!first && !last) refuse("date");
  if (first && last && last < first) refuse("backwards");
  return { first, last };
};

/**
 * The same, or nothing where it is no date.
 * @param {string | undefined} text
 */
export const known = (text) => { try { return days(text ?? ""); } catch { return null; } };
/**
 * How many days the other lies after the one.
 * @param {string} one
 * @param {string} other
 */
export const between = (one, other) => (Date.parse(other) - Date.parse(one)) / 86_400_000;
export const today = () => {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** @param {string} text */
const oneInWords = (text) => {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/.exec(text.replace(/[~?%]/g, "")) ?? [];
  if (!year) return "";
  const plain = [day && String(+day), month && MONTHS[+month - 1], year].filter(Boolean).join(" ");
  return `${/[~%]/.test(text) ? "about " : ""}${plain}${/[?%]/.test(text) ? " (uncertain)" : ""}`;
};
// `22 to 31 Jan 2025`: what the first has in common with the last is said once.
/** @param {string} start @param {string} end */
const spanInWords = (start, end) => {
  if (start === end) return start;
  const [first, last] = [start.split(" "), end.split(" ")];
  let same = 0;
  while (first.length === last.length && same < first.length - 1
    && first[first.length - 1 - same] === last[last.length - 1 - same]) same += 1;
  return `${first.slice(0, first.length - same).join(" ")} to ${end}`;
};
// Whether the words of two dates tell a span better than its first and last day: both days, both months, or vague.
/** @param {string} start @param {string} end */
const alike = (start, end) => start.split(" ").length === end.split(" ").length || /about|\(/.test(start + end);
// A date in a rarer form, by its first and its last possible day.
/** @param {Days} days */
const daysInWords = ({ first, last }) => {
  /** @param {string} day */
  const plain = (day) => oneInWords(day).replace(/ 0+(\d+)$/, " $1");
  return spanInWords(plain(first || last), plain(last || first));
};

/**
 * The date for a reader; what is no date stays as it was written.
 * @param {string} text
 */
export const inWords = (text) => {
  const span = known(text);
  if (!span) return text;
  if (!text.includes("/")) return oneInWords(text) || daysInWords(span);
  const [start, end] = text.split("/").map((part) => (part === "" || part === ".." ? "" : oneInWords(part)));
  if (!span.first) return `${end || daysInWords(span)} or earlier`;
  if (!span.last) return `${start || daysInWords(span)} or later`;
  return start && end && alike(start, end) ? spanInWords(start, end) : daysInWords(span);
};

/**
 * For a template: words, and the day itself where it is one.
 * @param {string} text
 * @returns {When}
 */
export const when = (text) => {
  const span = known(text);
  return { words: inWords(text), ...(span && span.first === span.last && text.length === 10 ? { iso: text } : {}) };
};
