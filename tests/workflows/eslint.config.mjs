// The rules for the scripts of the pages (docs/assets) and for their tests.

import js from "@eslint/js";
import globals from "globals";

const rules = {
  ...js.configs.recommended.rules,
  "no-unused-vars": "error", "no-undef": "error", "prefer-const": "error", "no-var": "error", eqeqeq: "error",
  "max-len": ["error", { code: 120 }],
};

export default [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: ["docs/assets/*.js"], languageOptions: { globals: globals.browser }, rules },
  { files: ["tests/**/*.mjs"], languageOptions: { globals: globals.node }, rules },
];
