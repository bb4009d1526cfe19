// Figures and other answers, as figures.py reads them; tests/shared_cases/figures.json holds both to the same answers.
const PARTS = /^(~|>=|<=|>|<)?[ \t\n\r\f\v]*(.*?)(?:\.\.(.*))?$/;
const DIGITS = /^\d{1,12}$/;
const SIGNS = /** @type {Record<string, string>} */ ({
  "~": "about ", ">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "at most ",
});

/**
 * The sign and the numbers of what was written as a figure, be it one or not.
 * @type {(text: string) => { sign: string, low: string, high?: string }}
 */
export const partsOf = (text) => {
  const [, sign = "", low = "", high] = PARTS.exec(text) ?? [];
  return { sign, low, ...(high === undefined ? {} : { high }) };
};
/**
 * The same of what has the shape of a figure, and of nothing else.
 * @param {string} text
 */
export const figureOf = (text) => {
  const parts = partsOf(text.trim());
  return [parts.low, parts.high ?? parts.low].every((number) => DIGITS.test(number)) ? parts : undefined;
};
/**
 * Whether an answer is one of the words that answer any question.
 * @param {string} answer
 */
export const isWord = (answer) => ["yes", "no", "declined"].includes(answer);

/**
 * Whether an answer gives a figure, in digits or in words.
 * @param {Answer | undefined} answer
 */
export const figured = (answer) => typeof answer === "object" || /\d/.test(answer ?? "");

/**
 * What is wrong with an answer: nothing, `figure`, or `range`.
 * @param {string} answer
 */
export const answerProblem = (answer) => {
  if (isWord(answer)) return "";
  const { sign, low, high } = figureOf(answer) ?? {};
  if (low === undefined || (high === undefined && sign === "<" && +low === 0)) return "figure";
  return high !== undefined && (sign || +high < +low) ? "range" : "";
};

/**
 * A figure for a reader; any other answer as it stands.
 * @param {Answer} answer
 */
export const figureInWords = (answer) => {
  if (typeof answer === "object") return answer.words;
  const figure = figureOf(answer);
  if (!figure) return answer;
  const { sign, low, high } = figure;
  /** @param {string} digits */
  const number = (digits) => BigInt(digits).toLocaleString("en");
  return high === undefined ? `${SIGNS[sign] ?? ""}${number(low)}` : `${number(low)} to ${number(high)}`;
};
