import { reference, SystemObject } from './define.ts';
import { absent } from './unsupported.ts';

/** Static members of `System.Label`; `Label.name` itself is resolved by the compiler. */
export class ApexLabel extends SystemObject {
  static readonly 'get(String,String)' = absent('System.Label.get(String,String)');
  static readonly 'get(String,String,String)' = absent('System.Label.get(String,String,String)');
}

export const LabelType = reference(
  `
  public class System.Label {
    public static String get(String namespace, String label);
    public static String get(String namespace, String label, String language);
  }`,
  ApexLabel,
);
