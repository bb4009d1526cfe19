// What is open, in the order in which the page asks for it.
import { KINDS, LOGS } from "./form-statements.js";

const RECORD = { corrections: "correction" };
export const inOrder = (problems, { asked }) => {
  const parts = [...asked.card, "id", ...KINDS, "actor", "summary", ...LOGS];
  const place = ({ at: [part, index, name] }) => {
    const numbered = typeof index === "number";
    return [parts.indexOf(part), numbered ? index : 0, numbered ? asked[RECORD[part] ?? part].indexOf(name) : 0];
  };
  const compared = (one, other) => one.reduce((found, number, at) => found || number - other[at], 0);
  return problems.map((problem) => [place(problem), problem]).sort(([one], [other]) => compared(one, other)).map(([, problem]) => problem);
};
