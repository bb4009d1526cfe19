// What is wrong, in the checker’s words, and what to do, the values put in: {text, hint}.
/**
 * @param {Pick<Data, "says">} data
 * @param {string} key
 * @param {Values} [values]
 */
export const message = (data, key, values = {}) => {
  const [wrong, advice] = data.says[key] ?? [key, ""];
  /** @param {string} part */
  const filled = (part) => part.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
  const [text, hint] = [filled(wrong), filled(advice)];
  const named = wrong.startsWith("{"); // an id or a path stands as it is
  return { text: named ? text : text.charAt(0).toUpperCase() + text.slice(1), hint };
};

/** @param {string} sign */
export const codePoint = (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
