import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { compareValues } from './sort.ts';

type Text = string | null;

/** The value of `SelectOption`; lists of them sort by label. */
export class SelectOption extends SystemObject {
  #value: string;
  #label: string;
  #disabled: boolean;
  #escape = true;

  constructor(value: string, label: string, disabled: boolean) {
    super();
    this.#value = value;
    this.#label = label;
    this.#disabled = disabled;
  }

  static 'new(String,String)'(value: Text, label: Text): SelectOption {
    return new SelectOption(present(value), present(label), false);
  }
  static 'new(String,String,Boolean)'(value: Text, label: Text, disabled: boolean | null): SelectOption {
    return new SelectOption(present(value), present(label), present(disabled));
  }
  'compareTo(Object)'(other: unknown): number {
    return compareValues(this.#label, (other as SelectOption).#label);
  }
  'getDisabled()'(): boolean {
    return this.#disabled;
  }
  'getEscapeItem()'(): boolean {
    return this.#escape;
  }
  'setEscapeItem(Boolean)'(escape: boolean | null): void {
    this.#escape = present(escape);
  }
  'getLabel()'(): string {
    return this.#label;
  }
  'getValue()'(): string {
    return this.#value;
  }
  'setDisabled(Boolean)'(disabled: boolean | null): void {
    this.#disabled = present(disabled);
  }
  'setLabel(String)'(label: Text): void {
    this.#label = present(label);
  }
  'setValue(String)'(value: Text): void {
    this.#value = present(value);
  }
}

export const SelectOptionType = reference(
  `
  public class System.SelectOption {
    public SelectOption(String value, String label);
    public SelectOption(String value, String label, Boolean isDisabled);
    public Boolean getDisabled();
    public Boolean getEscapeItem();
    public String getLabel();
    public String getValue();
    public void setDisabled(Boolean isDisabled);
    public void setEscapeItem(Boolean itemsEscaped);
    public void setLabel(String label);
    public void setValue(String value);
  }`,
  SelectOption,
);
