import type { SObject } from '../../data/sobject.ts';
import { runDml } from '../runtime/dml.ts';
import { listOf, SObjectBase, type ApexType } from '../runtime/type.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { ApexList } from './List.ts';
import { PageReference } from './PageReference.ts';
import type { QueryLocator } from './QueryLocator.ts';
import { absent } from './unsupported.ts';

const DEFAULT_PAGE = 20;
const MAX_RECORDS = 10_000;

/** The value of `ApexPages.StandardSetController`: records by page. There are no list views. */
export class StandardSetController extends SystemObject {
  readonly #type: ApexType;
  readonly #records: readonly SObject[];
  #selected: ApexList;
  #pageSize = DEFAULT_PAGE;
  #page = 1;

  constructor(type: ApexType, records: readonly SObject[]) {
    super();
    this.#type = type;
    this.#records = records.slice(0, MAX_RECORDS);
    this.#selected = new ApexList(listOf(type));
  }

  static 'new(QueryLocator)'(locator: QueryLocator | null): StandardSetController {
    const { records } = present(locator);
    const name = records[0]?.schema.name;
    return new StandardSetController((name && tx().program.type(name)) || SObjectBase, records);
  }
  static 'new(List)'(records: ApexList | null): StandardSetController {
    return new StandardSetController(present(records).apexType.args[0]!, records!.items as SObject[]);
  }
  'addFields(List)'(fields: ApexList | null): void {
    present(fields);
  }
  'cancel()'(): PageReference {
    return new PageReference('/');
  }
  'first()'(): void {
    this.#page = 1;
  }
  'getCompleteResult()'(): boolean {
    return this.#records.length < MAX_RECORDS;
  }
  'getHasNext()'(): boolean {
    return this.#page < this.#pages;
  }
  'getHasPrevious()'(): boolean {
    return this.#page > 1;
  }
  'getPageNumber()'(): number {
    return this.#page;
  }
  'getPageSize()'(): number {
    return this.#pageSize;
  }
  'getRecord()'(): SObject | null {
    return this.#records[0] ?? null;
  }
  'getRecords()'(): ApexList {
    const from = (this.#page - 1) * this.#pageSize;
    return new ApexList(listOf(this.#type), this.#records.slice(from, from + this.#pageSize));
  }
  'getResultSize()'(): number {
    return this.#records.length;
  }
  'getSelected()'(): ApexList {
    return this.#selected;
  }
  'last()'(): void {
    this.#page = this.#pages;
  }
  'next()'(): void {
    this.#page = Math.min(this.#page + 1, this.#pages);
  }
  'previous()'(): void {
    this.#page = Math.max(this.#page - 1, 1);
  }
  'save()'(): PageReference {
    runDml({ operation: 'update', value: this.#selected });
    return new PageReference('/');
  }
  'setPageNumber(Integer)'(page: number | null): void {
    this.#page = Math.min(Math.max(present(page), 1), this.#pages);
  }
  'setPageSize(Integer)'(size: number | null): void {
    this.#pageSize = Math.max(present(size), 1);
    this.#page = Math.min(this.#page, this.#pages);
  }
  'setSelected(List)'(selected: ApexList | null): void {
    this.#selected = present(selected);
  }
  declare 'getFilterId()': () => string;
  declare 'getListViewOptions()': () => ApexList;
  declare 'setFilterId(String)': (id: string | null) => void;

  static {
    for (const key of ['getFilterId()', 'getListViewOptions()', 'setFilterId(String)'])
      Object.assign(this.prototype, { [key]: absent(`ApexPages.StandardSetController.${key}`) });
  }

  get #pages(): number {
    return Math.max(1, Math.ceil(this.#records.length / this.#pageSize));
  }
}

export const StandardSetControllerType = reference(
  `
  public class ApexPages.StandardSetController {
    public StandardSetController(Database.QueryLocator queryLocator);
    public StandardSetController(List<SObject> records);
    public void addFields(List<String> fieldNames);
    public PageReference cancel();
    public void first();
    public Boolean getCompleteResult();
    public String getFilterId();
    public Boolean getHasNext();
    public Boolean getHasPrevious();
    public List<SelectOption> getListViewOptions();
    public Integer getPageNumber();
    public Integer getPageSize();
    public SObject getRecord();
    public List<SObject> getRecords();
    public Integer getResultSize();
    public List<SObject> getSelected();
    public void last();
    public void next();
    public void previous();
    public PageReference save();
    public void setFilterId(String filterId);
    public void setPageNumber(Integer pageNumber);
    public void setPageSize(Integer pageSize);
    public void setSelected(List<SObject> selected);
  }`,
  StandardSetController,
);
