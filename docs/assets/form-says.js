// What the checker says of a slip, the values put in: {text, hint, warning}.
export const told = (data, key, values = {}) => {
  const template = data.says[key] ?? [key, "", false];
  const [text, hint, warning] = template.map((part) => (typeof part === "string" ? part.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all) : part));
  const named = template[0].startsWith("{"); // an id or a path stands as it is
  return { text: named ? text : text[0].toUpperCase() + text.slice(1), hint, warning };
};

export const codePoint = (sign) => `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
