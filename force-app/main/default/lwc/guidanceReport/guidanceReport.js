import { LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { refreshApex } from '@salesforce/apex';
import loadAgents from '@salesforce/apex/GuidanceController.agents';
import ADVICE from '@salesforce/label/c.GuidanceColumnAdvice';
import CHECK from '@salesforce/label/c.GuidanceColumnCheck';
import EVIDENCE from '@salesforce/label/c.GuidanceColumnEvidence';
import STATE from '@salesforce/label/c.GuidanceColumnState';
import EMPTY from '@salesforce/label/c.GuidanceEmpty';
import LOADING from '@salesforce/label/c.GuidanceLoading';
import MET from '@salesforce/label/c.GuidanceMet';
import NOT_APPLICABLE from '@salesforce/label/c.GuidanceNotApplicable';
import NOTHING_OPEN from '@salesforce/label/c.GuidanceNothingOpen';
import ONLY_OPEN from '@salesforce/label/c.GuidanceOnlyOpen';
import OPEN from '@salesforce/label/c.GuidanceOpen';
import AT_AGENT from '@salesforce/label/c.GuidancePlaceAgent';
import AT_CAPABILITIES from '@salesforce/label/c.GuidancePlaceCapabilities';
import AT_SETTINGS from '@salesforce/label/c.GuidancePlaceSettings';
import AT_TOOL_ORDER from '@salesforce/label/c.GuidancePlaceToolOrder';
import REFRESH from '@salesforce/label/c.GuidanceRefresh';
import SUMMARY from '@salesforce/label/c.GuidanceSummary';
import TITLE from '@salesforce/label/c.GuidanceTitle';
import UNAVAILABLE from '@salesforce/label/c.GuidanceUnavailable';
import UNKNOWN from '@salesforce/label/c.GuidanceUnknown';
import AGENT_OBJECT from '@salesforce/schema/AIAgentDefinition__c';
const STYLES = {
  met: { label: MET, icon: 'utility:success', variant: 'success' },
  open: { label: OPEN, icon: 'utility:warning', variant: 'warning' },
  unknown: { label: UNKNOWN, icon: 'utility:question', variant: '' },
  'not-applicable': { label: NOT_APPLICABLE, icon: 'utility:dash', variant: '' }
};
const LINKS = {
  agent: AT_AGENT,
  capabilities: AT_CAPABILITIES,
  settings: AT_SETTINGS,
  'tool-order': AT_TOOL_ORDER
};
/** `ns__` in a package with the namespace ns, as its objects tell. */
const PREFIX = AGENT_OBJECT.objectApiName.replace(/AIAgentDefinition__c$/, '');
/** What guidance says of each active agent, and where each thing is set. */
export default class GuidanceReport extends NavigationMixin(LightningElement) {
  label = {
    advice: ADVICE,
    check: CHECK,
    empty: EMPTY,
    evidence: EVIDENCE,
    loading: LOADING,
    nothingOpen: NOTHING_OPEN,
    onlyOpen: ONLY_OPEN,
    refresh: REFRESH,
    state: STATE,
    title: TITLE,
    unavailable: UNAVAILABLE
  };
  onlyOpen = false;
  isRefreshing = false;
  @wire(loadAgents)
  result;
  get error() {
    return this.result?.error;
  }
  get isEmpty() {
    return this.result?.data?.length === 0;
  }
  get isLoading() {
    return this.isRefreshing || (!this.result?.data && !this.result?.error);
  }
  get sections() {
    return (this.result?.data ?? []).map((agent) => this.sectionOf(agent));
  }
  handleOnlyOpen(event) {
    this.onlyOpen = event.detail.checked;
  }
  async handleRefresh() {
    this.isRefreshing = true;
    // A failed refresh reaches the page through the wire.
    await Promise.allSettled([refreshApex(this.result)]);
    this.isRefreshing = false;
  }
  handleLink(event) {
    const { agent, place } = event.currentTarget.dataset;
    this[NavigationMixin.Navigate](pageOf(agent, place));
  }
  sectionOf({ agentId = '', agentLabel = '', items = [] }) {
    const applicable = items.filter(({ state }) => state !== 'not-applicable');
    const met = applicable.filter(({ state }) => state === 'met');
    const shown = this.onlyOpen ? items.filter(({ place }) => Boolean(place)) : items;
    return {
      id: agentId,
      agentLabel,
      summary: SUMMARY.replace('{0}', String(met.length)).replace('{1}', String(applicable.length)),
      rows: shown.map((item) => ({
        key: `${agentId} ${item.name}`,
        style: STYLES[item.state ?? 'unknown'] ?? STYLES.unknown,
        item,
        linkLabel: item.place ? LINKS[item.place] : undefined
      })),
      isDone: shown.length === 0
    };
  }
}
/** Capabilities are a related list of their agent. */
function pageOf(agentId, place) {
  switch (place) {
    case 'tool-order':
      return {
        type: 'standard__navItemPage',
        attributes: { apiName: `${PREFIX}Aegis_ToolOrder` },
        state: { c__agent: agentId }
      };
    case 'settings':
      return { type: 'standard__webPage', attributes: { url: '/lightning/setup/CustomSettings/home' } };
    default:
      return {
        type: 'standard__recordPage',
        attributes: { recordId: agentId, objectApiName: AGENT_OBJECT.objectApiName, actionName: 'view' }
      };
  }
}
