// What is wrong, in the checker’s words, and what to do, the values put in: {text, hint}.
export const told = (data, key, values = {}) => {
  const template = data.says[key] ?? [key, ""];
  const [text, hint] = template.map((part) => part.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all));
  const named = template[0].startsWith("{"); // an id or a path stands as it is
  return { text: named ? text : text[0].toUpperCase() + text.slice(1), hint };
};

export const codePoint = (sign) => `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
