// One spelling for all the addresses under which one page is found, as canonical.py gives it; a test compares the two.
const ESCAPED = /%[0-9A-Fa-f]{2}/g;
const SAFE = /[^A-Za-z0-9_.~/:?#[\]@!$&'()*+,;=%-]/gu;
const ADDRESS = /^(https?):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i;
const PORTS = { http: "80", https: "443" };
const TO_THE_SAME_PAGE = ["www", "m", "mobile", "amp"];

const unescaped = (escape) => {
  const sign = String.fromCharCode(parseInt(escape.slice(1), 16));
  return /[A-Za-z0-9._~-]/.test(sign) ? sign : escape.toUpperCase();
};
const escaped = (text) => text.replace(ESCAPED, unescaped).replace(SAFE, encodeURIComponent);

const hostOf = (name) => {
  const plain = name.replace(/\.+$/, "");
  const ascii = /^[\x00-\x7f]*$/.test(plain) ? plain : new URL(`https://${plain}/`).hostname;
  const labels = ascii.toLowerCase().split(".");
  return labels.filter((label, place) => !TO_THE_SAME_PAGE.includes(label) || place >= labels.length - 2).join(".");
};

const shorter = (path) => {
  let segments = escaped(path).replace(/(?:\.amp)+(?=(?:\.html?)?$)/, "").replace(/\/+$/, "").split("/");
  while (segments.length > 2 && [segments[1], segments.at(-1)].some((one) => one.toLowerCase() === "amp")) {
    segments = segments[1].toLowerCase() === "amp" ? [segments[0], ...segments.slice(2)] : segments.slice(0, -1);
  }
  return segments.join("/").replace(/\/+$/, "");
};
const pathOf = (path) => {
  let [before, kept] = [null, path];
  while (kept !== before) [before, kept] = [kept, shorter(kept)];
  return kept;
};

const queryOf = (query, tracking) => {
  const name = (pair) => pair.split("=", 1)[0];
  const kept = query.split("&").filter(Boolean).map((pair) => escaped(pair.replaceAll("+", "%20")))
    .filter((pair) => !tracking.test(name(pair)) && pair.toLowerCase() !== "outputtype=amp");
  const order = (one, other) => (name(one) < name(other) ? -1 : Number(name(one) > name(other)));
  return kept.length ? `?${kept.sort(order).join("&")}` : "";
};

// The canonical form of a web address; anything else comes back as it is. `parameters` is the pattern of those that only track.
const LONGEST = 4096; // signs in an address that is looked at
export const canonical = (url, parameters) => {
  if (url.length > LONGEST) return url;
  try {
    const [, scheme, authority, path, query = "", fragment = ""] = ADDRESS.exec(url.trim());
    const [, name, port = ""] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority.slice(authority.lastIndexOf("@") + 1));
    if (!name || +port > 65535) return url;
    const other = port && +port && String(+port) !== PORTS[scheme.toLowerCase()] ? `:${+port}` : "";
    const route = /^[!/]/.test(fragment) ? `#${escaped(fragment)}` : "";
    return `https://${hostOf(name)}${other}${pathOf(path)}${queryOf(query, new RegExp(`^(?:${parameters})$`, "iu"))}${route}`;
  } catch { return url; }
};
