import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import loadAgents from '@salesforce/apex/ToolDependencyGraphController.agents';
import approve from '@salesforce/apex/ToolDependencyGraphController.approve';
import check from '@salesforce/apex/ToolDependencyGraphController.check';
import mine from '@salesforce/apex/ToolDependencyGraphController.mine';
import save from '@salesforce/apex/ToolDependencyGraphController.save';
import suggest from '@salesforce/apex/ToolDependencyGraphController.suggest';
import loadWork from '@salesforce/apex/ToolDependencyGraphController.work';
import AGENT from '@salesforce/label/c.ToolGraphAgent';
import APPROVE from '@salesforce/label/c.ToolGraphApprove';
import APPROVED from '@salesforce/label/c.ToolGraphApproved';
import CHOOSE_AGENT from '@salesforce/label/c.ToolGraphChooseAgent';
import CHOOSE_TOOL from '@salesforce/label/c.ToolGraphChooseTool';
import DISCARD from '@salesforce/label/c.ToolGraphDiscard';
import DISCARDED from '@salesforce/label/c.ToolGraphDiscarded';
import FAILED from '@salesforce/label/c.ToolGraphFailed';
import LOADING from '@salesforce/label/c.ToolGraphLoading';
import MINE from '@salesforce/label/c.ToolGraphMine';
import NO_AGENTS from '@salesforce/label/c.ToolGraphNoAgents';
import NO_TOOLS from '@salesforce/label/c.ToolGraphNoTools';
import BY_APPROVAL from '@salesforce/label/c.ToolGraphProposalApproval';
import OF_OTHERS from '@salesforce/label/c.ToolGraphProposalConflict';
import BY_MODEL from '@salesforce/label/c.ToolGraphProposalModel';
import BY_RUNS from '@salesforce/label/c.ToolGraphProposalRuns';
import REDO from '@salesforce/label/c.ToolGraphRedo';
import RELOAD from '@salesforce/label/c.ToolGraphReload';
import SAVE from '@salesforce/label/c.ToolGraphSave';
import SAVED from '@salesforce/label/c.ToolGraphSaved';
import SUGGEST from '@salesforce/label/c.ToolGraphSuggest';
import TAB_GRAPH from '@salesforce/label/c.ToolGraphTabGraph';
import TAB_JSON from '@salesforce/label/c.ToolGraphTabJson';
import TAB_TABLE from '@salesforce/label/c.ToolGraphTabTable';
import TITLE from '@salesforce/label/c.ToolGraphTitle';
import UNAVAILABLE from '@salesforce/label/c.ToolGraphUnavailable';
import UNDO from '@salesforce/label/c.ToolGraphUndo';
import UNREADABLE from '@salesforce/label/c.ToolGraphUnreadable';
import { EditHistory } from 'c/editHistory';
import { changesBetween, EMPTY, readGraph, toolsOf, withChange, writeGraph } from 'c/toolGraphModel';
/**
 * Which tools of an agent need which others first. What is edited here becomes a draft when it is saved and comes into force
 * when it is approved.
 */
export default class ToolDependencyGraph extends LightningElement {
  label = {
    agent: AGENT,
    approve: APPROVE,
    byApproval: BY_APPROVAL,
    chooseAgent: CHOOSE_AGENT,
    chooseTool: CHOOSE_TOOL,
    discard: DISCARD,
    failed: FAILED,
    graph: TAB_GRAPH,
    json: TAB_JSON,
    loading: LOADING,
    mine: MINE,
    noAgents: NO_AGENTS,
    noTools: NO_TOOLS,
    redo: REDO,
    reload: RELOAD,
    save: SAVE,
    suggest: SUGGEST,
    table: TAB_TABLE,
    title: TITLE,
    unavailable: UNAVAILABLE,
    undo: UNDO,
    unreadable: UNREADABLE
  };
  agentId;
  work;
  history = EditHistory.startingWith(EMPTY);
  findings = [];
  proposal;
  selected;
  isBusy = false;
  notice = '';
  loadError;
  error;
  isOnRecordPage = false;
  checks = 0;
  /** Id of the agent, on its record page. */
  @api
  get recordId() {
    return this.isOnRecordPage ? this.agentId : undefined;
  }
  set recordId(id) {
    this.isOnRecordPage = id !== undefined;
    if (id) {
      this.open(id);
    }
  }
  @wire(loadAgents)
  agentsResult;
  /** A link can name the agent as `c__agent`. */
  @wire(CurrentPageReference)
  setPage(page) {
    const linked = page?.state?.c__agent;
    if (linked && linked !== this.agentId && !this.isOnRecordPage) {
      this.open(linked);
    }
  }
  get agentOptions() {
    return (this.agentsResult?.data ?? []).map(({ id, label }) => ({ label: label ?? '', value: id ?? '' }));
  }
  get hasChoice() {
    return !this.isOnRecordPage && this.agentOptions.length > 0;
  }
  get hasNoAgents() {
    return this.agentsResult?.data?.length === 0;
  }
  get agentsError() {
    return this.isOnRecordPage ? undefined : this.agentsResult?.error;
  }
  get isUnchosen() {
    return this.hasChoice && !this.agentId;
  }
  get graph() {
    return this.history.present;
  }
  get stored() {
    return this.work?.draft ?? this.work?.inForce ?? '';
  }
  get isUnreadable() {
    return readGraph(this.stored) === undefined && !this.isUnsaved;
  }
  get source() {
    return this.isUnreadable ? this.stored : writeGraph(this.graph);
  }
  get fileName() {
    return `tool-order-${(this.work?.agentLabel ?? '').replace(/\W+/g, '-').toLowerCase()}.json`;
  }
  get isUnsaved() {
    return this.history.canUndo && writeGraph(this.graph) !== writeGraph(readGraph(this.stored) ?? EMPTY);
  }
  get isReadOnly() {
    return !this.mayEdit;
  }
  get mayEdit() {
    return this.work?.mayEdit ?? false;
  }
  get hasErrors() {
    return this.findings.some(({ error }) => error);
  }
  get cannotUndo() {
    return !this.history.canUndo;
  }
  get cannotRedo() {
    return !this.history.canRedo;
  }
  get cannotSave() {
    return !this.isUnsaved || this.hasErrors;
  }
  get cannotApprove() {
    const waits = Boolean(this.work?.draft) || (Boolean(this.work?.inForce) && !this.work?.approved);
    return !waits || this.isUnsaved || this.hasErrors;
  }
  get canDiscardDraft() {
    return this.mayEdit && Boolean(this.work?.draft) && !this.isUnsaved;
  }
  /** The agent's tools, then names that only the graph knows. */
  get tools() {
    const granted = (this.work?.tools ?? []).map(({ name, writes }) => ({
      toolName: name ?? '',
      writes: writes ?? true
    }));
    const known = new Set(granted.map(({ toolName }) => toolName));
    const flagged = new Set(this.findings.flatMap(({ tools }) => tools ?? []));
    return [
      ...granted.map((tool) => ({ ...tool, granted: true, flagged: flagged.has(tool.toolName) })),
      ...toolsOf(this.graph)
        .filter((toolName) => !known.has(toolName))
        .map((toolName) => ({ toolName, writes: false, granted: false, flagged: flagged.has(toolName) }))
    ];
  }
  get hasTools() {
    return this.tools.length > 0;
  }
  get proposedChanges() {
    if (!this.proposal) {
      return [];
    }
    const { graph, addsOnly } = this.proposal;
    return changesBetween(this.graph, graph).filter(({ added }) => added || !addsOnly);
  }
  /** What a draft would change in what is enforced. */
  get approvalChanges() {
    return this.work?.draft && !this.isUnsaved && !this.proposal
      ? changesBetween(readGraph(this.work.inForce) ?? EMPTY, this.graph)
      : undefined;
  }
  handleAgent(event) {
    this.open(event.detail.value);
  }
  handleChoose(event) {
    this.selected = event.detail;
  }
  handleEdit(event) {
    this.edit(this.history.with(event.detail));
  }
  handleUndo() {
    this.edit(this.history.undone());
  }
  handleRedo() {
    this.edit(this.history.redone());
  }
  handleAccept(event) {
    this.edit(this.history.with(event.detail.reduce(withChange, this.graph)));
  }
  handleDismiss() {
    this.proposal = undefined;
  }
  /** A text with errors is not taken over; they are shown beside it. */
  async handleApply(event) {
    await this.attempt(async () => {
      const findings = await check({ agentId: this.agentId, source: event.detail });
      const graph = readGraph(event.detail);
      this.findings = findings;
      if (graph && !findings.some(({ error }) => error)) {
        this.history = this.history.with(graph);
      }
    });
  }
  async handleSuggest() {
    await this.propose(BY_MODEL, false, () => suggest({ agentId: this.agentId }));
  }
  async handleMine() {
    await this.propose(BY_RUNS, true, () => mine({ agentId: this.agentId }));
  }
  async handleSave() {
    const source = writeGraph(this.graph);
    await this.write(() => save({ agentId: this.agentId, source, version: this.work?.version }), SAVED);
  }
  async handleDiscard() {
    await this.write(() => save({ agentId: this.agentId, source: '', version: this.work?.version }), DISCARDED);
  }
  async handleApprove() {
    await this.write(() => approve({ agentId: this.agentId, version: this.work?.version }), APPROVED);
  }
  async handleReload() {
    await this.open(this.agentId);
  }
  async open(agentId) {
    this.agentId = agentId;
    this.work = undefined;
    this.loadError = undefined;
    this.findings = [];
    this.proposal = undefined;
    this.selected = undefined;
    await this.attempt(async () => {
      try {
        const work = await loadWork({ agentId });
        if (agentId === this.agentId) {
          await this.take(work);
        }
      } catch (error) {
        if (agentId === this.agentId) {
          this.loadError = error;
        }
      }
    });
  }
  /** Starts anew from what is stored. */
  async take(work) {
    this.work = work;
    this.history = EditHistory.startingWith(readGraph(this.stored) ?? EMPTY);
    await this.examine(this.stored);
  }
  edit(history) {
    this.history = history;
    this.notice = '';
    this.attempt(() => this.examine(writeGraph(history.present)), false);
  }
  /** Only the answer to the last question counts. */
  async examine(source) {
    this.checks += 1;
    const asked = this.checks;
    const findings = await check({ agentId: this.agentId, source });
    if (asked === this.checks) {
      this.findings = findings;
    }
  }
  async propose(heading, addsOnly, ask) {
    const { agentId } = this;
    await this.attempt(async () => {
      const graph = readGraph(await ask()) ?? EMPTY;
      if (agentId === this.agentId) {
        this.proposal = { heading, graph, addsOnly };
      }
    });
  }
  /** After a conflict the edited graph stays, and the stored one stands beside it. */
  async write(send, done) {
    const { agentId } = this;
    await this.attempt(async () => {
      const work = await send();
      if (agentId !== this.agentId) {
        return;
      }
      if (work.conflict) {
        this.work = work;
        this.proposal = { heading: OF_OTHERS, graph: readGraph(this.stored) ?? EMPTY, addsOnly: false };
      } else {
        this.proposal = undefined;
        await this.take(work);
        this.notice = done;
      }
    });
  }
  async attempt(action, visibly = true) {
    this.error = undefined;
    this.notice = '';
    this.isBusy = visibly;
    try {
      await action();
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
  }
}
