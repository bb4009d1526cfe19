// The sentences of a summary and its links, as annotated_markdown.py reads them; tests/shared_cases/sentences.json
// holds both to the same answers. The patterns are the checker's own (form.json).

/** @type {(data: Pick<Data, "patterns">, name: string, flags?: string) => RegExp} */
const pattern = ({ patterns }, name, flags = "") => new RegExp(patterns[name] ?? "", `u${flags}`);

/**
 * Every link of a summary, in order.
 * @param {string} summary
 * @param {Pick<Data, "patterns">} data
 * @returns {Link[]}
 */
export const links = (summary, data) => [...summary.matchAll(pattern(data, "link", "g"))].map((match) => ({
  clause: match.groups?.clause ?? "", to: match.groups?.target ?? "", start: match.index, end: match.index
    + match[0].length,
}));

/**
 * What was meant as a link and is none.
 * @param {string} summary
 * @param {Pick<Data, "patterns">} data
 */
export const lookalikes = (summary, data) => {
  const spans = links(summary, data);
  return [...summary.matchAll(pattern(data, "lookalike", "g"))]
    .filter((match) => !spans.some((span) => span.start < match.index && match.index < span.end))
      .map(([written]) => written);
};

/**
 * The sentences of a summary.
 * @param {string} summary
 * @param {Pick<Data, "patterns">} data
 */
export const sentences = (summary, data) => {
  /** @type {string[]} */
  const parts = [];
  const spans = links(summary, data);
  let start = 0;
  for (const match of summary.matchAll(pattern(data, "end", "g"))) {
    const end = match.index + match[0].length;
    if (spans.some((span) => span.start < match.index && end < span.end)) continue;
    const before = summary.slice(Math.max(start, end - 8), end);
    if (pattern(data, "abbreviated").test(before) && end < summary.trimEnd().length) continue;
    parts.push(summary.slice(start, end));
    start = end;
  }
  return [...parts, summary.slice(start)].filter((part) => /[\p{L}\p{N}_]/u.test(part)).map((part) => part.trim());
};

/**
 * The words of a quote; where a script has no spaces, two characters count as one.
 * @param {string} quote
 * @param {Pick<Data, "patterns">} data
 */
export const quoteLength = (quote, data) => {
  const unspaced = pattern(data, "unspaced", "g");
  const signs = quote.match(unspaced)?.length ?? 0;
  return quote.replace(unspaced, "").split(/\s+/).filter(Boolean).length + Math.ceil(signs / 2);
};
