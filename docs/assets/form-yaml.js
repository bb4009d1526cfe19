// A card → the text of its file: plain where that reads back the same, else in double quotes; long texts folded.
const WIDE = 116;
const ODD = /[\u00a0\u2000-\u200a\u202f\u3000]/; // spaces that the reader of cards refuses at some places
const OTHER_TYPE = /^(?:true|false|null|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|\.inf|\.nan)$/i;
const PLAIN = /^[\p{L}\p{N}(“„«‘][^\n\t]*$/u;
const LOGS = ["verified", "attributed", "unacknowledged", "corrections", "withdrawn"];

const isPlain = (text, flow) => PLAIN.test(text) && !/: |:$| #| $/.test(text) && !ODD.test(text) && !OTHER_TYPE.test(text)
  && !(flow && (/[,[\]{}]/.test(text) || /:(?![\p{L}\p{N}/_-])/u.test(text)));

const code = (sign) => `\\u${sign.codePointAt(0).toString(16).padStart(4, "0")}`;
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };
// eslint-disable-next-line no-control-regex
const quoted = (text) => `"${text.replace(/["\\\n\t]/g, (sign) => ESCAPES[sign]).replace(/[\u0000-\u001f\u007f-\u00a0\u2000-\u200a\u2028\u2029\u202f\u3000\ufeff]/g, code)}"`;

export const scalar = (text, flow = false) => (isPlain(text, flow) ? text : quoted(text));

// Lines of at most some width, broken where one space stands between two words.
const wrap = (line, room) => {
  const lines = [];
  let start = 0;
  let last = -1;
  for (let at = 0; at <= line.length; at += 1) {
    const end = at === line.length;
    const gap = !end && line[at] === " " && /\S/.test(line[at - 1] ?? " ") && /\S/.test(line[at + 1] ?? " ");
    if (!gap && !end) continue;
    if (at - start > room && last > start) { lines.push(line.slice(start, last)); start = last + 1; }
    last = at;
  }
  return [...lines, line.slice(start)];
};

const foldable = (text) => !ODD.test(text) && text.split("\n").every((line) => line === line.trim() && !line.includes("\t"));
// A line break of the text is an empty line more than one: folding takes the first away.
const folded = (text, indent) => {
  const pad = " ".repeat(indent);
  const lines = text.split("\n").map((line) => wrap(line, WIDE - indent).map((part) => (part ? pad + part : "")).join("\n"));
  return lines.join("\n\n").replace(/\n{3,}/g, (breaks) => "\n".repeat((breaks.length - 2) / 2 + 2));
};

const flow = (value, name = "") => {
  if (Array.isArray(value)) return `[${value.map((one) => flow(one)).join(", ")}]`;
  if (typeof value === "string") return name === "answers" && /\d/.test(value) ? quoted(value) : scalar(value, true);
  return `{${Object.entries(value).map(([key, one]) => `${scalar(key, true)}: ${flow(one, name)}`).join(", ")}}`;
};

const line = (name, value, indent, long) => {
  const head = `${" ".repeat(indent)}${name}:`;
  if (typeof value === "string") {
    const fits = long.includes(name) && foldable(value) && (name === "summary" || value.includes("\n") || value.length > WIDE - 16 - indent);
    return fits ? `${head} >\n${folded(value, indent + 2)}` : `${head} ${scalar(value)}`;
  }
  const short = `${head} ${flow(value, name)}`;
  const pad = " ".repeat(indent + 2);
  if (name !== "not_recorded" && (short.length <= WIDE + 12 || (Array.isArray(value) && value.length < 2))) return short;
  if (Array.isArray(value)) return [head, ...value.map((one) => `${pad}- ${flow(one)}`)].join("\n");
  return [head, ...Object.entries(value).map(([key, one]) => `${pad}${scalar(key)}: ${typeof one === "string" && name !== "answers" ? scalar(one) : flow(one, name)}`)].join("\n");
};

const KINDS = { corrections: "correction" };
const records = (name, list, format) => {
  const lines = list.map((record) => {
    const told = fields(record, format.order[KINDS[name] ?? name], format, 4).join("\n");
    return `  - ${told.slice(4)}`;
  });
  return `\n${name}:\n${lines.join("\n")}`;
};

const fields = (record, order, format, indent) => order.filter((name) => name in record)
  .map((name) => (LOGS.includes(name) && indent === 0 ? records(name, record[name], format) : line(name, record[name], indent, format.long)));

// The text of a card's file. `format` is what form.json says: the order of keys, the long texts; `head` the remarks above.
export const emit = (card, format, head = []) => `${[...head, ...fields(card, format.order.card, format, 0)].join("\n")}\n`;
