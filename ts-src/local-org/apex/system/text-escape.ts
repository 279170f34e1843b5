/** Escapes and their inverses, as Apache Commons Text does them. */

export function escapeHtml(text: string): string {
  return escapeMarkup(text, HTML);
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => XML[character]!);
}

/** Named entities of HTML 4 and numeric references; unknown ones stay. */
export function unescapeHtml(text: string): string {
  return unescapeMarkup(text, HTML_BACK);
}

export function unescapeXml(text: string): string {
  return unescapeMarkup(text, XML_BACK);
}

export function escapeJava(text: string): string {
  return escapeUnicode(text.replace(/["\\]/g, '\\$&').replace(/[\b\n\t\f\r]/g, (character) => JAVA[character]!));
}

export function escapeEcmaScript(text: string): string {
  return escapeUnicode(text.replace(/["'\\/]/g, '\\$&').replace(/[\b\n\t\f\r]/g, (character) => JAVA[character]!));
}

export function unescapeJava(text: string): string {
  return text.replace(/\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|([\s\S]))/g, (_, unicode, octal, character) => {
    if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return JAVA_BACK[character] ?? character;
  });
}

/** Every character outside printable ASCII as `\u00E9`. */
export function escapeUnicode(text: string): string {
  return text.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

export function unescapeUnicode(text: string): string {
  return text.replace(/\\u+\+?([0-9a-fA-F]{4})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** RFC 4180: quoted when it holds a comma, a quote or a line end. */
export function escapeCsv(text: string): string {
  return /[,"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function unescapeCsv(text: string): string {
  const match = /^"([\s\S]*)"$/.exec(text);
  return match && /[,"\r\n]/.test(match[1]!) ? match[1]!.replaceAll('""', '"') : text;
}

const JAVA: Record<string, string> = { '\b': '\\b', '\n': '\\n', '\t': '\\t', '\f': '\\f', '\r': '\\r' };
const JAVA_BACK: Record<string, string> = { b: '\b', n: '\n', t: '\t', f: '\f', r: '\r' };
const XML: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' };
const XML_BACK = new Map(Object.entries(XML).map(([character, entity]) => [entity.slice(1, -1), character]));

/** ISO 8859-1 entities from U+00A0 on, in code order (HTML 4.01 §24.2). */
const LATIN1 = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil ' +
  'sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute ' +
  'Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc ' +
  'atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide ' +
  'oslash ugrave uacute ucirc uuml yacute thorn yuml'
).split(' ');

/** Symbols and special characters by code point (HTML 4.01 §24.3 and §24.4). */
const SYMBOLS: Record<string, number> = {
  OElig: 338,
  oelig: 339,
  Scaron: 352,
  scaron: 353,
  Yuml: 376,
  fnof: 402,
  circ: 710,
  tilde: 732,
  ensp: 8194,
  emsp: 8195,
  thinsp: 8201,
  zwnj: 8204,
  zwj: 8205,
  lrm: 8206,
  rlm: 8207,
  ndash: 8211,
  mdash: 8212,
  lsquo: 8216,
  rsquo: 8217,
  sbquo: 8218,
  ldquo: 8220,
  rdquo: 8221,
  bdquo: 8222,
  dagger: 8224,
  Dagger: 8225,
  bull: 8226,
  hellip: 8230,
  permil: 8240,
  prime: 8242,
  Prime: 8243,
  lsaquo: 8249,
  rsaquo: 8250,
  oline: 8254,
  frasl: 8260,
  euro: 8364,
  image: 8465,
  weierp: 8472,
  real: 8476,
  trade: 8482,
  alefsym: 8501,
  larr: 8592,
  uarr: 8593,
  rarr: 8594,
  darr: 8595,
  harr: 8596,
  crarr: 8629,
  lArr: 8656,
  uArr: 8657,
  rArr: 8658,
  dArr: 8659,
  hArr: 8660,
  forall: 8704,
  part: 8706,
  exist: 8707,
  empty: 8709,
  nabla: 8711,
  isin: 8712,
  notin: 8713,
  ni: 8715,
  prod: 8719,
  sum: 8721,
  minus: 8722,
  lowast: 8727,
  radic: 8730,
  prop: 8733,
  infin: 8734,
  ang: 8736,
  and: 8743,
  or: 8744,
  cap: 8745,
  cup: 8746,
  int: 8747,
  there4: 8756,
  sim: 8764,
  cong: 8773,
  asymp: 8776,
  ne: 8800,
  equiv: 8801,
  le: 8804,
  ge: 8805,
  sub: 8834,
  sup: 8835,
  nsub: 8836,
  sube: 8838,
  supe: 8839,
  oplus: 8853,
  otimes: 8855,
  perp: 8869,
  sdot: 8901,
  lceil: 8968,
  rceil: 8969,
  lfloor: 8970,
  rfloor: 8971,
  lang: 9001,
  rang: 9002,
  loz: 9674,
  spades: 9824,
  clubs: 9827,
  hearts: 9829,
  diams: 9830,
};

/** Greek letters from U+0391 and U+03B1 on; U+03A2 is not assigned. */
const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

const HTML_BACK = new Map<string, string>([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ...LATIN1.map((name, i) => [name, String.fromCodePoint(0xa0 + i)] as const),
  ...Object.entries(SYMBOLS).map(([name, code]) => [name, String.fromCodePoint(code)] as const),
  ...GREEK.map((name, i) => [name, String.fromCodePoint(0x3b1 + i)] as const),
  ...GREEK.filter((name) => name !== 'sigmaf').map((name) => {
    const code = 0x391 + GREEK.indexOf(name);
    return [name[0]!.toUpperCase() + name.slice(1), String.fromCodePoint(code)] as const;
  }),
]);
const HTML = new Map([...HTML_BACK].map(([name, character]) => [character, `&${name};`]));

function escapeMarkup(text: string, entities: ReadonlyMap<string, string>): string {
  return [...text].map((character) => entities.get(character) ?? character).join('');
}

function unescapeMarkup(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([a-zA-Z][a-zA-Z0-9]*));/g, (entity, decimal, hex, name) => {
    if (name !== undefined) return names.get(name) ?? entity;
    return String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10));
  });
}
