// The rules for the scripts of the pages (hooks/onrecord/theme/assets) and for their tests.

import js from "@eslint/js";
import globals from "globals";

const rules = {
  ...js.configs.recommended.rules,
  "no-unused-vars": "error", "no-undef": "error", "prefer-const": "error", "no-var": "error", eqeqeq: "error",
  "max-len": ["error", { code: 120 }],
};

// what takes the comments out of the served scripts (rjsmin) would take spaces out of the text around an inner one
const served = {
  "no-restricted-syntax": ["error", {
    selector: "TemplateLiteral TemplateLiteral", message: "Give the inner template a name of its own.",
  }],
};

export default [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: ["hooks/onrecord/theme/assets/*.js"], languageOptions: { globals: globals.browser }, rules: { ...rules, ...served } },
  { files: ["tests/**/*.mjs"], languageOptions: { globals: globals.node }, rules },
];
