import { LightningElement } from 'lwc';
import loadAgents from '@salesforce/apex/ChatController.agents';
import loadConversation from '@salesforce/apex/ChatController.conversation';
import loadConversations from '@salesforce/apex/ChatController.conversations';
import send from '@salesforce/apex/ChatController.send';
import stop from '@salesforce/apex/ChatController.stop';
import loadTurn from '@salesforce/apex/ChatController.turn';
import LOADING from '@salesforce/label/c.AuditTimelineLoading';
import AGENT from '@salesforce/label/c.ChatAgent';
import ANSWERED from '@salesforce/label/c.ChatAnswered';
import EMPTY from '@salesforce/label/c.ChatEmpty';
import NO_AGENTS from '@salesforce/label/c.ChatNoAgents';
import THREAD from '@salesforce/label/c.ChatThread';
import TITLE from '@salesforce/label/c.ChatTitle';
import UNAVAILABLE from '@salesforce/label/c.ChatUnavailable';
import UNSENT from '@salesforce/label/c.ChatUnsent';
import { outcomeStyle } from 'c/outcomeStyle';
import { hasEnded, pollDelay } from 'c/pollDelay';
/** Conversations of the signed-in person with agents inside the org. A run goes on by itself; the page asks how it stands. */
export default class AgentChat extends LightningElement {
  label = {
    agent: AGENT,
    empty: EMPTY,
    loading: LOADING,
    noAgents: NO_AGENTS,
    thread: THREAD,
    title: TITLE,
    unavailable: UNAVAILABLE,
    unsent: UNSENT
  };
  agents;
  conversations = [];
  agentName = '';
  turns = [];
  /** What is being sent; shown until its run is there. */
  draft;
  readError;
  sendError;
  announcement = '';
  now = Date.now();
  /** An earlier conversation is being read. */
  opening = false;
  /** Counts the conversations opened: an answer that arrives for an earlier one is dropped. */
  opened = 0;
  attempt = 0;
  timer;
  scrollDue = false;
  connectedCallback() {
    this.load();
  }
  disconnectedCallback() {
    this.opened += 1;
    clearTimeout(this.timer);
  }
  renderedCallback() {
    if (this.scrollDue) {
      this.scrollDue = false;
      const thread = this.template.querySelector('[data-id="thread"]');
      thread?.scrollTo?.({ top: thread.scrollHeight });
    }
  }
  get isLoading() {
    return this.agents === undefined && this.readError === undefined;
  }
  get agentOptions() {
    return (this.agents ?? []).map(({ name = '', label = '' }) => ({ label, value: name }));
  }
  get isNew() {
    return this.shownTurns.length === 0 && !this.opening;
  }
  /** A new conversation needs an agent that can be talked to. */
  get hasNoAgents() {
    return this.isNew && this.agents?.length === 0;
  }
  get cannotSend() {
    return this.draft !== undefined || this.opening || this.agentName === '';
  }
  get agentLabel() {
    const known = this.agents?.find(({ name }) => name === this.agentName)?.label;
    return known ?? this.openConversation?.agentLabel ?? this.agentName;
  }
  get agentDescription() {
    return this.agents?.find(({ name }) => name === this.agentName)?.description;
  }
  get shownTurns() {
    return this.draft ? [...this.turns, this.draft] : this.turns;
  }
  get latestId() {
    return this.turns.at(-1)?.executionId;
  }
  get isRunning() {
    return this.turns.some(({ status }) => status === 'Running');
  }
  get openConversation() {
    return this.conversations.find(({ executionId }) => executionId === this.latestId);
  }
  handleAgent(event) {
    this.agentName = event.detail.value;
  }
  handleBegin() {
    this.show([]);
    this.agentName = this.agents?.some(({ name }) => name === this.agentName)
      ? this.agentName
      : (this.agents?.[0]?.name ?? '');
    this.composer?.focusField();
  }
  async handleChoose(event) {
    this.show([]);
    this.opening = true;
    const { opened } = this;
    try {
      const turns = await loadConversation({ executionId: event.detail });
      if (opened === this.opened) {
        this.show(turns);
        this.agentName = turns[0]?.agentName ?? '';
        this.composer?.focusField();
      }
    } catch (error) {
      if (opened === this.opened) {
        this.opening = false;
        this.readError = error;
      }
    }
  }
  handleSend(event) {
    return this.say(event.detail);
  }
  handleRetry(event) {
    return this.isRunning || this.cannotSend ? Promise.resolve() : this.say(event.detail);
  }
  handleStop() {
    return this.stopRuns(this.turns.filter(({ status }) => status === 'Running').map(({ executionId }) => executionId));
  }
  /** The button that was pressed goes away: the focus must not be lost with it. */
  handleStopHeld(event) {
    this.composer?.focusField();
    return this.stopRuns([event.detail]);
  }
  async stopRuns(executionIds) {
    const { opened } = this;
    try {
      const stopped = await Promise.all(executionIds.map((executionId) => stop({ executionId })));
      if (opened === this.opened) {
        stopped.forEach((turn) => this.take(turn));
        this.follow();
      }
    } catch (error) {
      if (opened === this.opened) {
        this.sendError = error;
      }
    }
  }
  get composer() {
    return this.template.querySelector('c-chat-composer');
  }
  async load() {
    try {
      const [agents, conversations] = await Promise.all([loadAgents(), loadConversations()]);
      this.agents = agents;
      this.conversations = conversations;
      this.agentName = agents[0]?.name ?? '';
    } catch (error) {
      this.readError = error;
    }
  }
  async reloadConversations() {
    try {
      this.conversations = await loadConversations();
      this.now = Date.now();
    } catch (error) {
      this.readError = error;
    }
  }
  /** Opens a conversation by its turns; none begins a new one. */
  show(turns) {
    clearTimeout(this.timer);
    this.opened += 1;
    this.turns = turns;
    this.draft = undefined;
    this.opening = false;
    this.readError = undefined;
    this.sendError = undefined;
    this.announcement = '';
    this.scrollDue = true;
    this.follow();
  }
  async say(prompt) {
    const { opened } = this;
    this.sendError = undefined;
    this.draft = { executionId: 'draft', prompt, status: 'Running' };
    this.scrollDue = true;
    try {
      const turn = await send({ agentName: this.agentName, prompt, after: this.latestId });
      if (opened === this.opened) {
        this.draft = undefined;
        this.turns = [...this.turns, { ...turn, prompt }];
        this.scrollDue = true;
        this.composer?.clear();
        this.tell(turn);
        this.follow();
      }
      await this.reloadConversations();
    } catch (error) {
      if (opened === this.opened) {
        this.draft = undefined;
        this.sendError = error;
      }
    }
  }
  /** Asks again while something can still happen. */
  follow() {
    clearTimeout(this.timer);
    const pending = this.turns.filter(({ status }) => !hasEnded(status));
    if (pending.length > 0) {
      const delays = pending.map(({ status }) => pollDelay(status, this.attempt));
      // The run goes on in jobs of the org, which tell the page nothing.
      // eslint-disable-next-line @lwc/lwc/no-async-operation
      this.timer = setTimeout(() => this.ask(pending), Math.min(...delays));
    }
  }
  /** Nobody looks at a hidden tab. What cannot be read now may be read the next time. */
  async ask(pending) {
    const { opened } = this;
    this.attempt += 1;
    if (!document.hidden) {
      try {
        const turns = await Promise.all(pending.map(({ executionId }) => loadTurn({ executionId })));
        if (opened !== this.opened) {
          return;
        }
        this.readError = undefined;
        turns.forEach((turn) => this.take(turn));
      } catch (error) {
        if (opened === this.opened) {
          this.readError = error;
        }
      }
    }
    if (opened === this.opened) {
      this.follow();
    }
  }
  /** Puts news of a run in the place of what was known. */
  take(turn) {
    const known = this.turns.find(({ executionId }) => executionId === turn.executionId);
    // A stop and a poll can overtake each other: what has ended stays so.
    if (!known || hasEnded(known.status)) {
      return;
    }
    const isNews = known.status !== turn.status || known.lines?.length !== turn.lines?.length;
    this.turns = this.turns.map((each) => (each === known ? { ...turn, prompt: known.prompt } : each));
    if (isNews) {
      this.attempt = 0;
      this.scrollDue = true;
      this.tell(turn);
    }
    if (hasEnded(turn.status)) {
      this.reloadConversations();
    }
  }
  /** Tells screen readers how a run stands, once it does not just go on. */
  tell({ status, answer, reason }) {
    if (status === 'Succeeded') {
      this.announcement = ANSWERED.replace('{0}', answer ?? '');
    } else if (status !== 'Running') {
      this.announcement = [outcomeStyle(status).label, reason].filter(Boolean).join(': ');
    }
  }
}
