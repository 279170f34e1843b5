import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import type { ApexList } from './List.ts';
import { listOfType } from './named-types.ts';
import { compareValues } from './sort.ts';

type Text = string | null;

/** The value of `VisualEditor.DataRow`; lists of them sort by label. */
export class DataRow extends SystemObject {
  readonly #label: Text;
  readonly #value: unknown;
  readonly #selected: boolean;

  constructor(label: Text, value: unknown, selected: boolean) {
    super();
    this.#label = label;
    this.#value = value;
    this.#selected = selected;
  }

  static 'new(String,Object)'(label: Text, value: unknown): DataRow {
    return new DataRow(label, value, false);
  }
  static 'new(String,Object,Boolean)'(label: Text, value: unknown, selected: boolean | null): DataRow {
    return new DataRow(label, value, present(selected));
  }
  'compareTo(Object)'(other: unknown): number {
    return compareValues(this.#label, (other as DataRow).#label);
  }
  'getLabel()'(): Text {
    return this.#label;
  }
  'getValue()'(): unknown {
    return this.#value;
  }
  'isSelected()'(): boolean {
    return this.#selected;
  }
}

/** The value of `VisualEditor.DynamicPickListRows`. */
export class DynamicPickListRows extends SystemObject {
  readonly #rows: DataRow[] = [];
  #containsAll = false;

  static 'new(List)'(rows: ApexList | null): DynamicPickListRows {
    const made = new DynamicPickListRows();
    made['addAllRows(List)'](rows);
    return made;
  }
  static 'new(List,Boolean)'(rows: ApexList | null, containsAll: boolean | null): DynamicPickListRows {
    const made = DynamicPickListRows['new(List)'](rows);
    made.#containsAll = present(containsAll);
    return made;
  }
  'addAllRows(List)'(rows: ApexList | null): void {
    this.#rows.push(...(present(rows).items as DataRow[]));
  }
  'addRow(DataRow)'(row: DataRow | null): void {
    this.#rows.push(present(row));
  }
  'containsAllRows()'(): boolean {
    return this.#containsAll;
  }
  'get(Integer)'(index: number | null): DataRow {
    return listOfType('VisualEditor.DataRow', this.#rows)['get(Integer)'](index) as DataRow;
  }
  'getDataRows()'(): ApexList {
    return listOfType('VisualEditor.DataRow', [...this.#rows]);
  }
  'setContainsAllRows(Boolean)'(containsAll: boolean | null): void {
    this.#containsAll = present(containsAll);
  }
  'size()'(): number {
    return this.#rows.length;
  }
  'sort()'(): void {
    this.#rows.sort(compareValues);
  }
}

/** `VisualEditor.DynamicPickList`: user classes fill a property of a Lightning component. */
export class DynamicPickList extends SystemObject {
  'getLabel(Object)'(value: unknown): Text {
    const rows = this.#rows();
    return rows.find((row) => row['getValue()']() === value)?.['getLabel()']() ?? null;
  }
  'isValid(Object)'(value: unknown): boolean {
    return this.#rows().some((row) => row['getValue()']() === value);
  }
  'getDefaultValue()'(): DataRow | null {
    return null;
  }
  'getValues()'(): DynamicPickListRows {
    return new DynamicPickListRows();
  }

  #rows(): DataRow[] {
    return this['getValues()']()['getDataRows()']().items as DataRow[];
  }
}

export const DataRowType = reference(
  `
  public class VisualEditor.DataRow {
    public DataRow(String label, Object value);
    public DataRow(String label, Object value, Boolean selected);
    public String getLabel();
    public Object getValue();
    public Boolean isSelected();
  }`,
  DataRow,
);

export const DynamicPickListRowsType = reference(
  `
  public class VisualEditor.DynamicPickListRows {
    public DynamicPickListRows();
    public DynamicPickListRows(List<VisualEditor.DataRow> rows);
    public DynamicPickListRows(List<VisualEditor.DataRow> rows, Boolean containsAllRows);
    public void addAllRows(List<VisualEditor.DataRow> rows);
    public void addRow(VisualEditor.DataRow row);
    public Boolean containsAllRows();
    public VisualEditor.DataRow get(Integer index);
    public List<VisualEditor.DataRow> getDataRows();
    public void setContainsAllRows(Boolean containsAllRows);
    public Integer size();
    public void sort();
  }`,
  DynamicPickListRows,
);

export const DynamicPickListType = reference(
  `
  public abstract class VisualEditor.DynamicPickList {
    public VisualEditor.DataRow getDefaultValue();
    public String getLabel(Object attributeValue);
    public VisualEditor.DynamicPickListRows getValues();
    public Boolean isValid(Object attributeValue);
  }`,
  DynamicPickList,
);
