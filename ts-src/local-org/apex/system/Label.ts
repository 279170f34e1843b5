import { UnsupportedError } from '../runtime/exception.ts';
import { reference, SystemObject } from './define.ts';

/** Static members of `System.Label`; `Label.name` itself is resolved by the compiler. */
export class ApexLabel extends SystemObject {
  static 'get(String,String)'(): never {
    throw new UnsupportedError('System.Label.get(String,String)');
  }
  static 'get(String,String,String)'(): never {
    throw new UnsupportedError('System.Label.get(String,String,String)');
  }
}

export const LabelType = reference(
  `
  public class System.Label {
    public static String get(String namespace, String label);
    public static String get(String namespace, String label, String language);
  }`,
  ApexLabel,
);
