// Figures and other answers, as figures.py reads them; tests/shared_cases/figures.json holds both to the same answers.
const FIGURE = /^(~|>=|<=|>|<)?[ \t\n\r\f\v]*(\d{1,12})(?:\.\.(\d{1,12}))?$/;
const SIGNS = /** @type {Record<string, string>} */ ({
  "~": "about ", ">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "at most ",
});

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
  if (["yes", "no", "declined"].includes(answer)) return "";
  const [, sign, low, high] = FIGURE.exec(answer.trim()) ?? [];
  if (low === undefined || (high === undefined && sign === "<" && +low === 0)) return "figure";
  return high !== undefined && (sign || +high < +low) ? "range" : "";
};

/**
 * A figure for a reader; any other answer as it stands.
 * @param {Answer} answer
 */
export const figureInWords = (answer) => {
  if (typeof answer === "object") return answer.words;
  const [, sign = "", low, high] = FIGURE.exec(answer.trim()) ?? [];
  if (low === undefined) return answer;
  /** @param {string} digits */
  const number = (digits) => BigInt(digits).toLocaleString("en");
  return high === undefined ? `${SIGNS[sign] ?? ""}${number(low)}` : `${number(low)} to ${number(high)}`;
};
