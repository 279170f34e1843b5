import { Blob } from '../../values/index.ts';
import { UnsupportedError } from '../runtime/exception.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { IllegalArgumentException, InvalidParameterValueException } from './exceptions.ts';

/** Static members of `EncodingUtil`. */
export class EncodingUtil extends SystemObject {
  static 'base64Decode(String)'(text: string | null): Blob {
    return Blob.fromBase64(present(text));
  }
  static 'base64Encode(Blob)'(blob: Blob | null): string {
    return present(blob).toBase64();
  }
  static 'convertFromHex(String)'(text: string | null): Blob {
    if (!/^([0-9a-fA-F]{2})*$/.test(present(text))) {
      throw new InvalidParameterValueException('Invalid hexadecimal string');
    }
    return new Blob(Buffer.from(text!, 'hex'));
  }
  static 'convertToHex(Blob)'(blob: Blob | null): string {
    return present(blob).toHex();
  }
  static 'urlDecode(String,String)'(text: string | null, encoding: string | null): string {
    requireUtf8(present(encoding));
    return decode(present(text));
  }
  /** application/x-www-form-urlencoded, as java.net.URLEncoder: blanks become `+`; letters, digits and `.-*_` stay. */
  static 'urlEncode(String,String)'(text: string | null, encoding: string | null): string {
    requireUtf8(present(encoding));
    return encodeURIComponent(present(text).toWellFormed())
      .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+');
  }
}

/** As java.net.URLDecoder: bytes that are no UTF-8 become U+FFFD; a percent sign without two hexadecimal digits is refused. */
function decode(text: string): string {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) {
    throw new IllegalArgumentException(`URLDecoder: Illegal hex characters in escape (%) pattern`);
  }
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}

function requireUtf8(encoding: string): void {
  if (!/^utf-?8$/i.test(encoding)) throw new UnsupportedError(`EncodingUtil with encoding ${encoding}`);
}

export const EncodingUtilType = reference(
  `
  public class System.EncodingUtil {
    public static Blob base64Decode(String inputString);
    public static String base64Encode(Blob inputBlob);
    public static Blob convertFromHex(String inputString);
    public static String convertToHex(Blob inputBlob);
    public static String urlDecode(String inputString, String encodingScheme);
    public static String urlEncode(String inputString, String encodingScheme);
  }`,
  EncodingUtil,
);
