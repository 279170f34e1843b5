import { LightningElement } from 'lwc';
import loadChoices from '@salesforce/apex/DataBoundaryController.choices';
import AGENT from '@salesforce/label/c.DataBoundaryAgent';
import EFFECTIVE from '@salesforce/label/c.DataBoundaryEffective';
import LOADING from '@salesforce/label/c.DataBoundaryLoading';
import NO_AGENTS from '@salesforce/label/c.DataBoundaryNoAgents';
import RULES from '@salesforce/label/c.DataBoundaryRules';
import TITLE from '@salesforce/label/c.DataBoundaryTitle';
import UNAVAILABLE from '@salesforce/label/c.DataBoundaryUnavailable';
import type { Choices } from 'c/effectiveRights';

/** The data boundary of an agent: what it may do for a person, and the rules behind it. */
export default class DataBoundary extends LightningElement {
  label = {
    agent: AGENT,
    effective: EFFECTIVE,
    loading: LOADING,
    noAgents: NO_AGENTS,
    rules: RULES,
    title: TITLE,
    unavailable: UNAVAILABLE,
  };

  choices?: Choices;
  error?: unknown;
  agent = '';

  override async connectedCallback(): Promise<void> {
    try {
      this.choices = await loadChoices();
      this.agent = this.choices.agents?.[0]?.value ?? '';
    } catch (error) {
      this.error = error;
    }
  }

  get agents(): { label: string; value: string }[] {
    return (this.choices?.agents ?? []).map(({ label = '', value = '' }) => ({ label, value }));
  }

  get isWithoutAgents(): boolean {
    return this.choices !== undefined && this.agents.length === 0;
  }

  get mayReadRules(): boolean {
    return this.choices?.mayReadOthers === true;
  }

  handleAgent(event: CustomEvent<{ value: string }>): void {
    this.agent = event.detail.value;
  }
}
