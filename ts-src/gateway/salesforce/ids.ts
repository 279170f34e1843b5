const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18 character form of a Salesforce id: three more characters carry the case of the first fifteen. */
export function to18(id: string): string {
  if (id.length !== 15) return id;
  let suffix = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let at = 0; at < 5; at++) if (/[A-Z]/.test(id[block + at])) bits |= 1 << at;
    suffix += ALPHABET[bits];
  }
  return id + suffix;
}

/** A human user's id. Integration identities without a User record have none. */
export const USER_ID = /^005[A-Za-z0-9]{15}$/;
export const ORG_ID = /^00D[A-Za-z0-9]{15}$/;
