import { LightningElement, api } from 'lwc';
import explain from '@salesforce/apex/EffectiveRightController.explain';
import loadFields from '@salesforce/apex/EffectiveRightController.fieldRows';
import loadNames from '@salesforce/apex/EffectiveRightController.objectNames';
import loadRows from '@salesforce/apex/EffectiveRightController.objectRows';
import ANY from '@salesforce/label/c.DataBoundaryAny';
import DECISION from '@salesforce/label/c.DataBoundaryDecision';
import EMPTY from '@salesforce/label/c.DataBoundaryEmpty';
import EXPORT from '@salesforce/label/c.DataBoundaryExport';
import EXPORTING from '@salesforce/label/c.DataBoundaryExporting';
import LOADED_FIELDS from '@salesforce/label/c.DataBoundaryLoadedFields';
import LOADING from '@salesforce/label/c.DataBoundaryLoading';
import NEXT from '@salesforce/label/c.DataBoundaryNext';
import NO_MATCH from '@salesforce/label/c.DataBoundaryNoMatch';
import PAGE from '@salesforce/label/c.DataBoundaryPage';
import PHASE from '@salesforce/label/c.DataBoundaryPhase';
import PHASE_NOW from '@salesforce/label/c.DataBoundaryPhaseNow';
import PREVIOUS from '@salesforce/label/c.DataBoundaryPrevious';
import SEARCH from '@salesforce/label/c.DataBoundarySearch';
import UNAVAILABLE from '@salesforce/label/c.DataBoundaryUnavailable';
import WHY from '@salesforce/label/c.DataBoundaryWhy';
import { PAGE_SIZE, cellKey, linesOf, namesWith, objectsWith, pageCount, pageOf, pathOf } from 'c/boundaryModel';
import { csvText, downloadCsv } from 'c/csvText';
import { effectStyle } from 'c/effectStyle';
const EFFECTS = ['ALLOW', 'HOLD', 'DENY', 'UNKNOWN'];
/**
 * What an agent may do for a person in a phase, object by field by operation, with the reason of every cell. Objects are
 * loaded page by page, fields when their object is opened.
 */
export default class EffectiveRights extends LightningElement {
  /** What the signed-in person may choose from. */
  @api
  choices = {};
  label = {
    decision: DECISION,
    empty: EMPTY,
    export: EXPORT,
    loadedFields: LOADED_FIELDS,
    loading: LOADING,
    next: NEXT,
    noMatch: NO_MATCH,
    phase: PHASE,
    previous: PREVIOUS,
    search: SEARCH,
    unavailable: UNAVAILABLE,
    why: WHY
  };
  person;
  chosenPhase;
  searchText = '';
  effect = '';
  page = 0;
  names;
  error;
  exported;
  address;
  cell;
  cellError;
  agentName;
  objects = {};
  /** Counts changes of agent, person and phase: an answer to an earlier question is dropped. */
  question = 0;
  /** Developer name of the agent. */
  @api
  get agent() {
    return this.agentName;
  }
  set agent(name) {
    this.agentName = name;
    this.restart();
  }
  get phase() {
    return this.chosenPhase ?? this.choices.phase ?? '';
  }
  get phases() {
    const { phase: now, phases = [] } = this.choices;
    return phases.map((phase) => ({ label: phase === now ? PHASE_NOW.replace('{0}', phase) : phase, value: phase }));
  }
  get effects() {
    return [
      { label: ANY, value: '' },
      ...EFFECTS.map((effect) => ({ label: effectStyle(effect).label, value: effect }))
    ];
  }
  get isLoading() {
    return this.error === undefined && (this.names === undefined || this.missingNames.length > 0);
  }
  get isEmpty() {
    return this.names?.length === 0;
  }
  get isWithoutMatch() {
    return !this.isEmpty && this.shown.length === 0;
  }
  get isFiltered() {
    return this.effect !== '';
  }
  get shown() {
    return pageOf(this.matching, this.page);
  }
  get pageText() {
    return PAGE.replace('{0}', String(this.page + 1))
      .replace('{1}', String(this.pages))
      .replace('{2}', String(this.count));
  }
  get hasPages() {
    return this.pages > 1;
  }
  get isFirstPage() {
    return this.page === 0;
  }
  get isLastPage() {
    return this.page >= this.pages - 1;
  }
  get isExporting() {
    return this.exported !== undefined;
  }
  get exportText() {
    return EXPORTING.replace('{0}', String(this.exported)).replace('{1}', String(this.matchingNames.length));
  }
  get selectedKey() {
    return this.address && cellKey(this.address);
  }
  get cellHeading() {
    if (!this.address) {
      return undefined;
    }
    return `${this.address.operation} ${pathOf(this.address)}`;
  }
  handlePerson(event) {
    this.person = event.detail;
    this.restart();
  }
  handlePhase(event) {
    this.chosenPhase = event.detail.value;
    this.restart();
  }
  handleSearch(event) {
    this.searchText = event.detail.value;
    this.page = 0;
    this.loadMissing();
  }
  handleEffect(event) {
    this.effect = event.detail.value;
    this.page = 0;
    this.loadMissing();
  }
  handlePrevious() {
    this.page -= 1;
    this.loadMissing();
  }
  handleNext() {
    this.page += 1;
    this.loadMissing();
  }
  handleToggle(event) {
    const object = this.objects[event.detail];
    if (!object) {
      return;
    }
    this.put(event.detail, { isOpen: !object.isOpen });
    if (!object.isOpen) {
      this.loadFieldsOf(event.detail);
    }
  }
  async handleChoose(event) {
    const address = event.detail;
    this.address = address;
    this.cell = undefined;
    this.cellError = undefined;
    try {
      const found = await explain({
        ...this.subject,
        operation: address.operation,
        path: pathOf(address)
      });
      if (this.address === address) {
        this.cell = {
          ...found,
          reason: this.named(found.reason),
          why: (found.why ?? []).map((text) => this.named(text))
        };
      }
    } catch (error) {
      if (this.address === address) {
        this.cellError = error;
      }
    }
  }
  /** Loads what is missing of the objects that match, and hands all of them over as one file. */
  async handleExport() {
    const { question, matchingNames: names } = this;
    this.error = undefined;
    this.exported = 0;
    try {
      const rows = [];
      for (const name of names) {
        // One after the other: an org answers few long requests at a time.
        // eslint-disable-next-line no-await-in-loop
        await this.loadRowsOf([name]);
        // eslint-disable-next-line no-await-in-loop
        await this.loadFieldsOf(name);
        // A file without the fields of an object would look complete.
        if (question !== this.question || this.error !== undefined) {
          return;
        }
        const object = this.objects[name];
        rows.push(...(object ? [object.row, ...(object.fields ?? [])] : []));
        this.exported += 1;
      }
      const person = this.asked.label ?? '';
      const lines = linesOf({ agent: this.agentName ?? '', person, phase: this.phase }, rows);
      downloadCsv(
        `data-boundary-${this.agentName}.csv`,
        csvText(lines.map((line) => line.map((text) => this.named(text))))
      );
    } catch (error) {
      this.fail(question, error);
    } finally {
      this.exported = undefined;
    }
  }
  get asked() {
    return this.person ?? this.choices.me ?? {};
  }
  /** Checks name a person by id; the page knows the name. */
  named(text = '') {
    const { value, label = '' } = this.asked;
    return value ? text.replaceAll(`User ${value}`, label) : text;
  }
  get subject() {
    const userId = this.person?.value;
    return { agent: this.agentName ?? '', phase: this.phase, ...(userId && { userId }) };
  }
  get matchingNames() {
    return namesWith(this.names ?? [], this.searchText);
  }
  get matching() {
    const loaded = this.matchingNames.flatMap((name) => this.objects[name] ?? []);
    return objectsWith(loaded, this.effect);
  }
  get count() {
    return this.effect === '' ? this.matchingNames.length : this.matching.length;
  }
  get pages() {
    return pageCount(this.count);
  }
  /** Names without a row among those that have to be known: a decision is looked for in all objects. */
  get missingNames() {
    const wanted = this.effect === '' ? pageOf(this.matchingNames, this.page) : this.matchingNames;
    return wanted.filter((name) => !this.objects[name]);
  }
  put(name, change) {
    const object = this.objects[name];
    if (object) {
      this.objects = { ...this.objects, [name]: { ...object, ...change } };
    }
  }
  async restart() {
    this.question += 1;
    const { question } = this;
    this.names = undefined;
    this.objects = {};
    this.error = undefined;
    this.address = undefined;
    this.page = 0;
    if (!this.agentName) {
      return;
    }
    try {
      const names = await loadNames(this.subject);
      if (question === this.question) {
        this.names = names;
        await this.loadMissing();
      }
    } catch (error) {
      this.fail(question, error);
    }
  }
  /** An error that belongs to an earlier question is none of this one. */
  fail(question, error) {
    if (question === this.question) {
      this.error = error;
    }
  }
  async loadMissing() {
    if (!this.names) {
      return;
    }
    this.error = undefined;
    const { question } = this;
    try {
      for (let names = this.missingNames; names.length > 0 && question === this.question; names = this.missingNames) {
        // One after the other: an org answers few long requests at a time.
        // eslint-disable-next-line no-await-in-loop
        await this.loadRowsOf(names.slice(0, PAGE_SIZE));
      }
    } catch (error) {
      this.fail(question, error);
    }
  }
  async loadRowsOf(names) {
    const missing = names.filter((name) => !this.objects[name]);
    if (missing.length === 0) {
      return;
    }
    const { question } = this;
    const rows = await loadRows({ ...this.subject, objectNames: missing });
    if (question !== this.question) {
      return;
    }
    const loaded = rows.map((row) => [row.objectName ?? '', { row, isOpen: false, isLoading: false }]);
    this.objects = { ...this.objects, ...Object.fromEntries(loaded) };
    // What is hidden from the person since the names were read has no row, and would be asked for again and again.
    this.names = this.names?.filter((name) => !missing.includes(name) || this.objects[name]);
  }
  async loadFieldsOf(name) {
    if (this.objects[name]?.fields) {
      return;
    }
    const { question } = this;
    this.put(name, { isLoading: true });
    try {
      const fields = await loadFields({ ...this.subject, objectName: name });
      if (question === this.question) {
        this.put(name, { fields, isLoading: false });
      }
    } catch (error) {
      if (question === this.question) {
        this.put(name, { isOpen: false, isLoading: false });
        this.error = error;
      }
    }
  }
}
