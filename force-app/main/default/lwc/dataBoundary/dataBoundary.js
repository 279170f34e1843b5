import { LightningElement } from 'lwc';
import loadChoices from '@salesforce/apex/DataBoundaryController.choices';
import AGENT from '@salesforce/label/c.DataBoundaryAgent';
import EFFECTIVE from '@salesforce/label/c.DataBoundaryEffective';
import LOADING from '@salesforce/label/c.DataBoundaryLoading';
import NO_AGENTS from '@salesforce/label/c.DataBoundaryNoAgents';
import RULES from '@salesforce/label/c.DataBoundaryRules';
import TITLE from '@salesforce/label/c.DataBoundaryTitle';
import UNAVAILABLE from '@salesforce/label/c.DataBoundaryUnavailable';
/** The data boundary of an agent: what it may do for a person, and the rules behind it. */
export default class DataBoundary extends LightningElement {
  label = {
    agent: AGENT,
    effective: EFFECTIVE,
    loading: LOADING,
    noAgents: NO_AGENTS,
    rules: RULES,
    title: TITLE,
    unavailable: UNAVAILABLE
  };
  choices;
  error;
  agent = '';
  async connectedCallback() {
    try {
      this.choices = await loadChoices();
      this.agent = this.choices.agents?.[0]?.value ?? '';
    } catch (error) {
      this.error = error;
    }
  }
  get agents() {
    return (this.choices?.agents ?? []).map(({ label = '', value = '' }) => ({ label, value }));
  }
  get isWithoutAgents() {
    return this.choices !== undefined && this.agents.length === 0;
  }
  get mayReadRules() {
    return this.choices?.mayReadOthers === true;
  }
  handleAgent(event) {
    this.agent = event.detail.value;
  }
}
