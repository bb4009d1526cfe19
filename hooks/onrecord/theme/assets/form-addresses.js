// Web addresses: which text is one, and one spelling for all those under which one page is found, as url_canonical.py
// has it. tests/shared_cases/addresses.json holds both to the same answers.
const ESCAPED = /%[0-9A-Fa-f]{2}/g;
const SAFE = /[^A-Za-z0-9_.~/:?#[\]@!$&'()*+,;=%-]/gu;
const ADDRESS = /^(https?):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i;
const HOST = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/;
const PORTS = /** @type {Record<string, string>} */ ({ http: "80", https: "443" });
const TO_THE_SAME_PAGE = ["www", "m", "mobile", "amp"];
// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;
const LONGEST = 4096; // signs in an address that is looked at

/** @param {string} escape */
const unescaped = (escape) => {
  const sign = String.fromCharCode(parseInt(escape.slice(1), 16));
  return /[A-Za-z0-9._~-]/.test(sign) ? sign : escape.toUpperCase();
};
/** @param {string} text */
const escaped = (text) => text.replace(ESCAPED, unescaped).replace(SAFE, encodeURIComponent);

/** @param {string} name */
const hostOf = (name) => {
  const plain = name.replace(/\.+$/, "");
  const legal = plain.split(".").every((label) => label && !/^-|-$|[^\p{L}\p{N}\p{M}-]/u.test(label)); // in IDNA
  const ascii = ASCII.test(plain) || !legal ? plain : new URL(`https://${plain}/`).hostname;
  const labels = ascii.toLowerCase().split(".");
  return labels.filter((label, place) => !TO_THE_SAME_PAGE.includes(label) || place >= labels.length - 2).join(".");
};

// Brackets hold an address of IPv6; another sign that is read as a slash, a colon or their like is no part of a host’s
// name.
/** @param {string} name */
const isHost = (name) => {
  if (name.startsWith("[")) return URL.canParse(`http://${name.replace(/%.*\]/, "]")}/`);
  return name !== "" && !/[[\]]/.test(name) && !/[/?#@:]/.test(name.normalize("NFKC"));
};
/** @param {string | undefined} segment */
const isAmp = (segment) => segment?.toLowerCase() === "amp";
/** @param {string} path */
const shorter = (path) => {
  let segments = escaped(path).replace(/(?:\.amp)+(?=(?:\.html?)?$)/, "").replace(/\/+$/, "").split("/");
  while (segments.length > 2 && (isAmp(segments[1]) || isAmp(segments.at(-1)))) {
    segments = isAmp(segments[1]) ? segments.toSpliced(1, 1) : segments.slice(0, -1);
  }
  return segments.join("/").replace(/\/+$/, "");
};
/** @type {(path: string) => string} */
const pathOf = (path) => {
  const kept = shorter(path);
  return kept === path ? kept : pathOf(kept);
};

/** @type {(query: string, tracking: RegExp) => string} */
const queryOf = (query, tracking) => {
  const name = (/** @type {string} */ pair) => pair.split("=", 1)[0] ?? "";
  const kept = query.split("&").filter(Boolean).map((pair) => escaped(pair.replaceAll("+", "%20")))
    .filter((pair) => !tracking.test(name(pair)) && pair.toLowerCase() !== "outputtype=amp");
  const inOrder = kept.sort((one, other) => (name(one) < name(other) ? -1 : Number(name(one) > name(other))));
  return kept.length ? `?${inOrder.join("&")}` : "";
};

/**
 * The canonical form of a web address; anything else comes back as it is.
 * @param {string} url
 * @param {string} tracking the pattern of the parameters that only track
 */
export const canonical = (url, tracking) => {
  if (url.length > LONGEST) return url;
  try {
    const [, scheme = "", authority = "", path = "", query = "", fragment = ""] = ADDRESS.exec(url.trim()
      .replace(/[\t\r\n]/g, "")) ?? [];
    const [, name = "", port = ""] = HOST.exec(authority.slice(authority.lastIndexOf("@") + 1)) ?? [];
    if (!isHost(name) || +port > 65535) return url;
    const other = port && +port && String(+port) !== PORTS[scheme.toLowerCase()] ? `:${+port}` : "";
    const route = /^[!/]/.test(fragment) ? `#${escaped(fragment)}` : "";
    const parameters = queryOf(query, new RegExp(`^(?:${tracking})$`, "iu"));
    return `https://${hostOf(name)}${other}${pathOf(path)}${parameters}${route}`;
  } catch { return url; }
};

/**
 * What is wrong with an address: nothing, `url`, or `password`.
 * @param {string} given
 */
export const addressProblem = (given) => {
  const text = given.trim();
  const [, , authority = ""] = ADDRESS.exec(text) ?? [];
  const at = authority.lastIndexOf("@");
  const [, name = "", port = ""] = HOST.exec(authority.slice(at + 1)) ?? [];
  if (!isHost(name) || /[\s<>"\\^`{|}]/.test(text)) return "url";
  if (+port > 65535) return "url";
  return at < 0 ? "" : "password";
};
