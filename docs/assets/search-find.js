// What the header's field and the page of the search share: Pagefind, which is loaded when it is first asked for, and
// templates filled with text, never with markup. Pagefind's program is WebAssembly: a content security policy needs
// script-src 'self' 'wasm-unsafe-eval'.
const root = new URL("../", import.meta.url);
let loading;

export const load = () => {
  loading ??= import(new URL("pagefind/pagefind.js", root)).then(async (pagefind) => {
    await pagefind.init();
    return pagefind;
  });
  loading.catch(() => { loading = undefined; });
  return loading;
};

export const address = (url) => {
  const to = new URL(url, root);
  return to.protocol === root.protocol && to.host === root.host ? to.href : root.href;
};

// Evidence may lie on another site; only http and https lead there.
const elsewhere = (url) => (/^https?:\/\//i.test(url) ? url : root.href);

const bare = (word) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

// What draws a statement, and the words in it that Pagefind matched, in any form of them.
export const read = async (result) => {
  const found = await result.data();
  const words = found.content.split(/\s+/);
  const matched = new Set(found.locations.map((place) => bare(words[place] ?? "")));
  matched.delete("");
  return { drawn: JSON.parse(found.meta.drawn), matched };
};

const marked = (text, matched) => text.split(/(\s+)/).map((part) => {
  if (!matched?.has(bare(part))) return part;
  const mark = document.createElement("mark");
  mark.textContent = part;
  return mark;
});

const bind = (element, told, matched) => {
  const { with: part, if: only, text, href, out, time, class: name, lang } = element.dataset;
  const data = part ? told[part] : told;
  if (!data || (only && !data[only])) return element.remove();
  if (text) {
    if (!data[text]) return element.remove();
    element.replaceChildren(...marked(data[text], "mark" in element.dataset ? matched : null));
  }
  if (href && data[href]) element.href = address(data[href]);
  if (out && data[out]) element.href = elsewhere(data[out]);
  if (time && data[time]) {
    element.textContent = data[time].words;
    if (data[time].iso) element.dateTime = data[time].iso;
  }
  if (name) element.classList.add(...data[name].split(" "));
  if (lang && data[lang]) element.lang = data[lang];
  for (const key of Object.keys(element.dataset)) delete element.dataset[key];
  if (!text) fill(element, data, matched);
};

const fill = (element, data, matched) => {
  for (const child of [...element.children]) {
    const each = child.dataset.each;
    if (!each) { bind(child, data, matched); continue; }
    for (const one of data[each] ?? []) {
      const copy = child.cloneNode(true);
      delete copy.dataset.each;
      child.before(copy);
      bind(copy, one, matched);
    }
    child.remove();
  }
};

// A copy of a template's one element, filled.
export const draw = (template, data, matched) => {
  const copy = template.content.cloneNode(true);
  fill(copy, data, matched);
  return copy.firstElementChild;
};
