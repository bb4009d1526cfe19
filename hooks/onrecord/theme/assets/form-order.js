// What is open, in the order in which the page asks for it.
import { KINDS, LOGS } from "./form-statements.js";

/** @type {(problems: Problem[], data: Pick<Data, "asked">) => Problem[]} */
export const inOrder = (problems, { asked }) => {
  const parts = [...asked.card ?? [], "id", ...KINDS, "actor", "summary", ...LOGS];
  /** @param {Problem} problem */
  const place = ({ at: [part = "", index, name] }) => {
    const numbered = typeof index === "number";
    const names = asked[part === "corrections" ? "correction" : part] ?? [];
    return [parts.indexOf(String(part)), numbered ? index : 0, numbered ? names.indexOf(String(name)) : 0];
  };
  /** @type {(one: number[], other: number[]) => number} */
  const compared = (one, other) => one.reduce((order, number, at) => order || number - (other[at] ?? 0), 0);
  return problems.map((problem) => ({ at: place(problem), problem })).sort((one, other) => compared(one.at, other.at))
    .map(({ problem }) => problem);
};
