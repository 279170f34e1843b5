const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const LENGTH = 15;

/** 15 case-sensitive characters, or 18 whose last three tell the case of the letters among the others; without letters they tell nothing. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9]{15}([A-Z0-5]{3})?$/i.test(text) || isWithoutCase(text);
}

function isWithoutCase(text: string): boolean {
  return /^\d{15}[A-Za-z0-9]{3}$/.test(text);
}

/**
 * The 18-character form, or null when `text` is no record id. An 18-character id in wrong case is restored from its suffix; one whose suffix
 * tells the case of other letters, such as tests make up, stays as it is.
 */
export function toId18(text: string): string | null {
  if (!isId(text)) return null;
  if (text.length === LENGTH) return text + idSuffix(text);
  const id = restore(text);
  const suffix = idSuffix(id);
  return suffix === text.slice(LENGTH).toUpperCase() ? id + suffix : text;
}

/** The case-sensitive 15-character form of an id of either length. */
export function toId15(id: string): string {
  return id.slice(0, LENGTH);
}

/** The three characters that encode which of the 15 are upper case: five bits each, first character lowest. */
export function idSuffix(id15: string): string {
  let suffix = '';
  for (let block = 0; block < LENGTH; block += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(id15[block + i]!)) bits |= 1 << i;
    suffix += SUFFIX[bits];
  }
  return suffix;
}

/** The first 15 characters, letters in the case that the suffix tells. */
function restore(id18: string): string {
  let id = '';
  for (let i = 0; i < LENGTH; i++) {
    const bits = SUFFIX.indexOf(id18[LENGTH + Math.floor(i / 5)]!.toUpperCase());
    const upper = ((bits >> (i % 5)) & 1) === 1;
    id += upper ? id18[i]!.toUpperCase() : id18[i]!.toLowerCase();
  }
  return id;
}
