import type { SObject } from '../../data/sobject.ts';
import { runDml } from '../runtime/dml.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import type { ApexList } from './List.ts';
import { PageReference } from './PageReference.ts';

/** The value of `ApexPages.StandardController`. */
export class StandardController extends SystemObject {
  readonly #record: SObject;

  constructor(record: SObject) {
    super();
    this.#record = record;
  }

  static 'new(SObject)'(record: SObject | null): StandardController {
    return new StandardController(present(record));
  }
  'addFields(List)'(fields: ApexList | null): void {
    present(fields);
  }
  'cancel()'(): PageReference {
    return this['view()']();
  }
  'delete()'(): PageReference {
    runDml({ operation: 'delete', value: this.#record });
    return new PageReference(`/${this.#record.schema.keyPrefix}`);
  }
  'edit()'(): PageReference {
    return new PageReference(`/${this.#record.id ?? ''}/e`);
  }
  'getId()'(): string | null {
    return this.#record.id;
  }
  'getRecord()'(): SObject {
    return this.#record;
  }
  'save()'(): PageReference {
    runDml({ operation: 'upsert', value: this.#record });
    return this['view()']();
  }
  'view()'(): PageReference {
    return new PageReference(`/${this.#record.id ?? ''}`);
  }
}

export const StandardControllerType = reference(
  `
  public class ApexPages.StandardController {
    public StandardController(SObject record);
    public void addFields(List<String> fieldNames);
    public PageReference cancel();
    public PageReference delete();
    public PageReference edit();
    public String getId();
    public SObject getRecord();
    public PageReference save();
    public PageReference view();
  }`,
  StandardController,
);
