import { LightningElement, api } from 'lwc';
import loadRules from '@salesforce/apex/DataBoundaryController.rules';
import ANYTHING from '@salesforce/label/c.DataBoundaryAnything';
import CONDITIONS from '@salesforce/label/c.DataBoundaryConditions';
import EFFECT from '@salesforce/label/c.DataBoundaryEffect';
import EMPTY from '@salesforce/label/c.DataBoundaryNoRules';
import EXPORT from '@salesforce/label/c.DataBoundaryExport';
import FIELD from '@salesforce/label/c.DataBoundaryField';
import LOADING from '@salesforce/label/c.DataBoundaryLoading';
import OBJECT from '@salesforce/label/c.DataBoundaryObject';
import OPERATION from '@salesforce/label/c.DataBoundaryOperation';
import RULE from '@salesforce/label/c.DataBoundaryRule';
import RULES from '@salesforce/label/c.DataBoundaryRules';
import SEARCH from '@salesforce/label/c.DataBoundarySearchRules';
import UNAVAILABLE from '@salesforce/label/c.DataBoundaryUnavailable';
import { csvText, downloadCsv } from 'c/csvText';
import { effectStyle } from 'c/effectStyle';
import type { EffectStyle } from 'c/effectStyle';

type Rule = Awaited<ReturnType<typeof loadRules>>[number];

interface Row extends Rule {
  key: string;
  style: EffectStyle;
  objectText: string;
  fieldText: string;
}

const HEADINGS = ['Agent', 'Object', 'Field', 'Operation', 'Effect', 'Rule', 'Conditions'];

/** The matrix that the rules of the policy draw for one agent, whoever asks. */
export default class BoundaryRules extends LightningElement {
  label = {
    conditions: CONDITIONS,
    effect: EFFECT,
    empty: EMPTY,
    export: EXPORT,
    field: FIELD,
    loading: LOADING,
    object: OBJECT,
    operation: OPERATION,
    rule: RULE,
    rules: RULES,
    search: SEARCH,
    unavailable: UNAVAILABLE,
  };

  searchText = '';
  rules?: Rule[];
  error?: unknown;
  private agentName?: string;

  /** Developer name of the agent. */
  @api
  get agent(): string | undefined {
    return this.agentName;
  }

  set agent(name: string | undefined) {
    this.agentName = name;
    this.load();
  }

  get rows(): Row[] {
    const wanted = this.searchText.trim().toLowerCase();
    return (this.rules ?? [])
      .filter((rule) => `${rule.objectName} ${rule.field} ${rule.rule}`.toLowerCase().includes(wanted))
      .map((rule) => ({
        ...rule,
        key: `${rule.rule} ${rule.operation}`,
        style: effectStyle(rule.effect),
        objectText: textOf(rule.objectName),
        fieldText: textOf(rule.field),
      }));
  }

  get isEmpty(): boolean {
    return this.rules !== undefined && this.rows.length === 0;
  }

  get isLoading(): boolean {
    return this.rules === undefined && this.error === undefined;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.searchText = event.detail.value;
  }

  handleExport(): void {
    const lines = this.rows.map(({ agent, objectName, field, operation, effect, rule, conditions }) =>
      [agent, objectName, field, operation, effect, rule, conditions].map((text) => text ?? ''),
    );
    downloadCsv(`data-boundary-rules-${this.agentName}.csv`, csvText([HEADINGS, ...lines]));
  }

  private async load(): Promise<void> {
    const { agentName } = this;
    this.rules = undefined;
    this.error = undefined;
    if (!agentName) {
      return;
    }
    try {
      const found = await loadRules({ agent: agentName });
      if (agentName === this.agentName) {
        this.rules = found;
      }
    } catch (error) {
      if (agentName === this.agentName) {
        this.error = error;
      }
    }
  }
}

/** The star stands for everything. */
function textOf(name = ''): string {
  return name === '*' ? ANYTHING : name;
}
