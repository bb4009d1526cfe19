// A card → the text of its file: plain where that reads back the same, else in double quotes; long texts folded.
import { KINDS, LOGS } from "./form-statements.js";

const WIDE = 116;
const ODD = /[\u00a0\u2000-\u200a\u202f\u3000]/; // spaces that the reader of cards refuses at some places
const OTHER_TYPE = /^(?:true|false|null|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|\.inf|\.nan)$/i;
const PLAIN = /^[\p{L}\p{N}(“„«‘][^\n\t]*$/u;
const LISTS = /** @type {string[]} */ ([...KINDS, ...LOGS]);
/** @typedef {Pick<Data, "order" | "long">} Format */

/** @type {(text: string, flow: boolean) => boolean} */
const isPlain = (text, flow) => PLAIN.test(text) && !/: |:$| #| $/.test(text) && !ODD.test(text)
  && !OTHER_TYPE.test(text)
  && !(flow && (/[,[\]{}]/.test(text) || /:(?![\p{L}\p{N}/_-])/u.test(text)));

/** @param {string} sign */
const code = (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
const ESCAPES = /** @type {Record<string, string>} */ ({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" });
// eslint-disable-next-line no-control-regex
const ESCAPED = /[\u0000-\u001f\u007f-\u00a0\u2000-\u200a\u2028\u2029\u202f\u3000\ufeff]/g;
/** @param {string} text */
const quoted = (text) => `"${text.replace(/["\\\n\t]/g, (sign) => ESCAPES[sign] ?? sign).replace(ESCAPED, code)}"`;

/** @param {string} text */
const scalar = (text, flow = false) => (isPlain(text, flow) ? text : quoted(text));

// Lines of at most some width, broken where one space stands between two words.
/** @type {(line: string, room: number) => string[]} */
const wrap = (line, room) => {
  const lines = [];
  let start = 0;
  let last = -1;
  for (let at = 0; at <= line.length; at += 1) {
    const end = at === line.length;
    const gap = !end && line[at] === " " && /\S/.test(line[at - 1] ?? " ") && /\S/.test(line[at + 1] ?? " ");
    if (!gap && !end) continue;
    if (at - start > room && last > start) {
      lines.push(line.slice(start, last));
      start = last + 1;
    }
    last = at;
  }
  return [...lines, line.slice(start)];
};

/** @param {string} text */
const foldable = (text) => !ODD.test(text)
  && text.split("\n").every((line) => line === line.trim() && !line.includes("\t"));
// A line break of the text is an empty line more than one: folding takes the first away.
/** @type {(text: string, indent: number) => string} */
const folded = (text, indent) => {
  const pad = " ".repeat(indent);
  const lines = text.split("\n")
    .map((line) => wrap(line, WIDE - indent).map((part) => (part ? pad + part : "")).join("\n"));
  return lines.join("\n\n").replace(/\n{3,}/g, (breaks) => "\n".repeat((breaks.length - 2) / 2 + 2));
};

/** @type {(value: any, name?: string) => string} */
const flow = (value, name = "") => {
  if (Array.isArray(value)) return `[${value.map((one) => flow(one)).join(", ")}]`;
  if (typeof value === "string") return name === "answers" && /\d/.test(value) ? quoted(value) : scalar(value, true);
  const pairs = Object.entries(value).map(([key, one]) => `${scalar(key, true)}: ${flow(one, name)}`);
  return `{${pairs.join(", ")}}`;
};

/** @type {(name: string, value: any, indent: number, long: string[]) => string} */
const line = (name, value, indent, long) => {
  const head = `${" ".repeat(indent)}${name}:`;
  if (typeof value === "string") {
    const isLong = name === "summary" || value.includes("\n") || value.length > WIDE - 16 - indent;
    const fits = long.includes(name) && foldable(value) && isLong;
    return fits ? `${head} >\n${folded(value, indent + 2)}` : `${head} ${scalar(value)}`;
  }
  const short = `${head} ${flow(value, name)}`;
  const pad = " ".repeat(indent + 2);
  if (name !== "not_recorded" && (short.length <= WIDE + 12
    || (Array.isArray(value) && value.length < 2))) return short;
  if (Array.isArray(value)) return [head, ...value.map((one) => `${pad}- ${flow(one)}`)].join("\n");
  const text = (/** @type {any} */ one) =>
    (typeof one === "string" && name !== "answers" ? scalar(one) : flow(one, name));
  return [head, ...Object.entries(value).map(([key, one]) => `${pad}${scalar(key)}: ${text(one)}`)].join("\n");
};

/** @type {(name: string, list: Record<string, any>[], format: Format) => string} */
const records = (name, list, format) => {
  const order = format.order[name === "corrections" ? "correction" : name] ?? [];
  const lines = list.map((record) => `  - ${fields(record, order, format, 4).join("\n").slice(4)}`);
  return `\n${name}:\n${lines.join("\n")}`;
};

/** @type {(record: Record<string, any>, order: string[], format: Format, indent: number) => string[]} */
const fields = (record, order, format, indent) => order.filter((name) => name in record).map((name) => (
  LISTS.includes(name) && indent === 0 ? records(name, record[name], format)
    : line(name, record[name], indent, format.long)
));

/**
 * The text of a card or an actor is what form.json says: the order of keys, the long texts; `head` the remarks above.
 * @type {(record: Record<string, any>, format: Format, head?: string[], kind?: string) => string}
 */
export const emit = (record, format, head = [], kind = "card") => (
  `${[...head, ...fields(record, format.order[kind] ?? [], format, 0)].join("\n")}\n`
);
