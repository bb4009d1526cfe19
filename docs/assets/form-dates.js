// Dates as cards have them (EDTF: a day, a month, a year, about one, from one to another) → first and last day, and words.
const ONE = /^(?!0000)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number) => String(number).padStart(2, "0");
const lastOf = (year, month) => [31, (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];

const bounds = (text) => {
  const [, year, month, day] = ONE.exec(text) ?? [];
  if (!year) throw new RangeError("date");
  if (month && !lastOf(+year, +month)) throw new RangeError(day ? "calendar" : "date");
  if (day && (+day < 1 || +day > lastOf(+year, +month))) throw new RangeError("calendar");
  const last = month ? +month : 12;
  return [`${year}-${month ?? "01"}-${day ?? "01"}`, `${year}-${two(last)}-${day ?? two(lastOf(+year, last))}`];
};

// The first and the last possible day; an open end is empty. Throws a RangeError whose message is what is wrong.
export const days = (text) => {
  const parts = text.split("/");
  if (parts.length > 2) throw new RangeError("date");
  if (parts.length === 1) { const [first, last] = bounds(text); return { first, last }; }
  const open = (part) => part === "" || part === "..";
  const [first, last] = [open(parts[0]) ? "" : bounds(parts[0])[0], open(parts[1]) ? "" : bounds(parts[1])[1]];
  if (!first && !last) throw new RangeError("date");
  if (first && last && last < first) throw new RangeError("backwards");
  return { first, last };
};

export const known = (text) => { try { return days(text ?? ""); } catch { return null; } };
export const between = (one, other) => (Date.parse(other) - Date.parse(one)) / 86_400_000;
export const today = () => { const now = new Date(); return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`; };

const oneInWords = (text) => {
  const [, year, month, day, sign] = ONE.exec(text);
  const plain = [day && String(+day), month && MONTHS[month - 1], year].filter(Boolean).join(" ");
  return `${"~%".includes(sign || " ") ? "about " : ""}${plain}${"?%".includes(sign || " ") ? " (uncertain)" : ""}`;
};

export const inWords = (text) => {
  if (!known(text)) return text;
  if (!text.includes("/")) return oneInWords(text);
  const [start, end] = text.split("/").map((part) => (part === "" || part === ".." ? "" : oneInWords(part)));
  if (!start) return `until ${end}`;
  return end ? `${start} – ${end}` : `${start} or later`;
};

// For a template: words, and the day itself where it is one.
export const when = (text) => {
  const found = known(text);
  return { words: inWords(text), ...(found && found.first === found.last && text.length === 10 ? { iso: text } : {}) };
};
