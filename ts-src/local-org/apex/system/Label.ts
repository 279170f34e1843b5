import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';

/** Static members of `System.Label`; `Label.name` itself is resolved by the compiler. */
export class ApexLabel extends SystemObject {
  /** All sources share the empty namespace. */
  static 'get(String,String)'(_namespace: string | null, label: string | null): string {
    return tx().program.label(present(label));
  }
  /** Translations are not read: the text is that of the label's own language. */
  static 'get(String,String,String)'(
    _namespace: string | null,
    label: string | null,
    _language: string | null,
  ): string {
    return tx().program.label(present(label));
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
