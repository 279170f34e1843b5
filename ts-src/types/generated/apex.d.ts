/** Cacheable: may be wired. */
declare module '@salesforce/apex/AuditTimelineController.recentExecutions' {
  interface AuditTimelineControllerExecutionItem {
    id?: string;
    agent?: string;
    userName?: string;
    tool?: string;
    outcome?: string;
    rule?: string;
    reason?: string;
    startedAt?: string;
    durationMs?: number;
  }

  const recentExecutions: import('@salesforce/apex').CacheableMethod<
    { limitRows?: number },
    AuditTimelineControllerExecutionItem[]
  >;
  export default recentExecutions;
}

/** Cacheable: may be wired. */
declare module '@salesforce/apex/AuditTimelineController.timeline' {
  interface AuditTimelineControllerTimeline {
    executionId?: string;
    decisionSteps?: AuditTimelineControllerDecisionItem[];
    executionSteps?: AuditTimelineControllerStepItem[];
  }

  interface AuditTimelineControllerDecisionItem {
    id?: string;
    kind?: string;
    title?: string;
    outcome?: string;
    rule?: string;
    rationale?: string;
    at?: string;
  }

  interface AuditTimelineControllerStepItem {
    id?: string;
    stepType?: string;
    tool?: string;
    recordCount?: number;
    strippedFields?: string[];
    errorCode?: string;
    errorMessage?: string;
    durationMs?: number;
  }

  const timeline: import('@salesforce/apex').CacheableMethod<{ executionId?: string }, AuditTimelineControllerTimeline>;
  export default timeline;
}

/** Cacheable: may be wired. */
declare module '@salesforce/apex/AuditTimelineController.chainHealth' {
  interface AuditTimelineControllerChainHealth {
    status?: string;
    size?: number;
    root?: string;
    signedAt?: string;
    ageSeconds?: number;
    counter?: number;
  }

  const chainHealth: import('@salesforce/apex').CacheableMethod<
    Record<never, never>,
    AuditTimelineControllerChainHealth
  >;
  export default chainHealth;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/BroadAccessController.rows' {
  interface BroadAccessRow {
    kind?: string;
    name?: string;
    via?: string[];
    permissions?: string[];
    advice?: string[];
  }

  export default function rows(): Promise<BroadAccessRow[]>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ChatController.agents' {
  interface AgentDirectoryEntry {
    name?: string;
    label?: string;
    description?: string;
  }

  export default function agents(): Promise<AgentDirectoryEntry[]>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ChatController.conversations' {
  interface ConversationLogEntry {
    executionId?: string;
    agentName?: string;
    agentLabel?: string;
    title?: string;
    status?: string;
    startedAt?: string;
  }

  export default function conversations(): Promise<ConversationLogEntry[]>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ChatController.conversation' {
  interface AgentTurn {
    executionId?: string;
    agentName?: string;
    prompt?: string;
    answer?: string;
    valuesMissing?: boolean;
    status?: string;
    reason?: string;
    rule?: string;
    startedAt?: string;
    durationMs?: number;
    tokens?: number;
    costUSD?: number;
    lines?: AgentTurnLine[];
  }

  interface AgentTurnLine {
    id?: string;
    kind?: string;
    title?: string;
    outcome?: string;
    rule?: string;
    rationale?: string;
    at?: string;
  }

  export default function conversation(params: { executionId?: string }): Promise<AgentTurn[]>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ChatController.turn' {
  interface AgentTurn {
    executionId?: string;
    agentName?: string;
    prompt?: string;
    answer?: string;
    valuesMissing?: boolean;
    status?: string;
    reason?: string;
    rule?: string;
    startedAt?: string;
    durationMs?: number;
    tokens?: number;
    costUSD?: number;
    lines?: AgentTurnLine[];
  }

  interface AgentTurnLine {
    id?: string;
    kind?: string;
    title?: string;
    outcome?: string;
    rule?: string;
    rationale?: string;
    at?: string;
  }

  export default function turn(params: { executionId?: string }): Promise<AgentTurn>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ChatController.send' {
  interface AgentTurn {
    executionId?: string;
    agentName?: string;
    prompt?: string;
    answer?: string;
    valuesMissing?: boolean;
    status?: string;
    reason?: string;
    rule?: string;
    startedAt?: string;
    durationMs?: number;
    tokens?: number;
    costUSD?: number;
    lines?: AgentTurnLine[];
  }

  interface AgentTurnLine {
    id?: string;
    kind?: string;
    title?: string;
    outcome?: string;
    rule?: string;
    rationale?: string;
    at?: string;
  }

  export default function send(params: { agentName?: string; prompt?: string; after?: string }): Promise<AgentTurn>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ChatController.stop' {
  interface AgentTurn {
    executionId?: string;
    agentName?: string;
    prompt?: string;
    answer?: string;
    valuesMissing?: boolean;
    status?: string;
    reason?: string;
    rule?: string;
    startedAt?: string;
    durationMs?: number;
    tokens?: number;
    costUSD?: number;
    lines?: AgentTurnLine[];
  }

  interface AgentTurnLine {
    id?: string;
    kind?: string;
    title?: string;
    outcome?: string;
    rule?: string;
    rationale?: string;
    at?: string;
  }

  export default function stop(params: { executionId?: string }): Promise<AgentTurn>;
}

/** Cacheable: may be wired. */
declare module '@salesforce/apex/CostController.report' {
  interface CostReport {
    days?: number;
    daysAsked?: number;
    isComplete?: boolean;
    total?: CostLine;
    agents?: CostLine[];
    people?: CostLine[];
    dates?: CostLine[];
    budgets?: CostBudget[];
  }

  interface CostLine {
    name?: string;
    turns?: number;
    answers?: number;
    unpriced?: number;
    promptTokens?: number;
    completionTokens?: number;
    costUSD?: number;
  }

  interface CostBudget {
    agent?: string;
    perDayUSD?: number;
    usedUSD?: number;
    perUserDayUSD?: number;
    topUser?: string;
    topUserUsedUSD?: number;
  }

  const report: import('@salesforce/apex').CacheableMethod<{ days?: number }, CostReport>;
  export default report;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/DataBoundaryController.choices' {
  interface DataBoundaryControllerChoices {
    agents?: DataBoundaryControllerChoice[];
    phases?: string[];
    phase?: string;
    me?: DataBoundaryControllerChoice;
    mayReadOthers?: boolean;
  }

  interface DataBoundaryControllerChoice {
    value?: string;
    label?: string;
  }

  export default function choices(): Promise<DataBoundaryControllerChoices>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/DataBoundaryController.people' {
  interface DataBoundaryControllerChoice {
    value?: string;
    label?: string;
  }

  export default function people(params: { text?: string }): Promise<DataBoundaryControllerChoice[]>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/DataBoundaryController.rules' {
  interface DataBoundaryMatrixRow {
    agent?: string;
    objectName?: string;
    field?: string;
    operation?: string;
    effect?: string;
    rule?: string;
    conditions?: string;
  }

  export default function rules(params: { agent?: string }): Promise<DataBoundaryMatrixRow[]>;
}

/** Cacheable: may be wired. */
declare module '@salesforce/apex/DecisionReviewController.report' {
  interface DecisionReview {
    days?: number;
    executionCount?: number;
    lookedAt?: number;
    isCut?: boolean;
    replayed?: number;
    notReplayed?: number;
    findings?: ReviewFinding[];
  }

  interface ReviewFinding {
    key?: string;
    kind?: string;
    evidence?: string;
    executionId?: string;
    at?: string;
    agent?: string;
    person?: string;
    tool?: string;
    outcome?: string;
    rule?: string;
    reason?: string;
    review?: string;
  }

  const report: import('@salesforce/apex').CacheableMethod<{ days?: number }, DecisionReview>;
  export default report;
}

/** Cacheable: may be wired. */
declare module '@salesforce/apex/DecisionReviewController.reviews' {
  interface ExecutionReviewsItem {
    id?: string;
    review?: string;
    note?: string;
    reviewer?: string;
    at?: string;
  }

  const reviews: import('@salesforce/apex').CacheableMethod<{ executionId?: string }, ExecutionReviewsItem[]>;
  export default reviews;
}

/** Cacheable: may be wired. */
declare module '@salesforce/apex/DecisionReviewController.figures' {
  interface ReviewFigure {
    dimension?: string;
    name?: string;
    rightCount?: number;
    wrongCount?: number;
    unclearCount?: number;
    wrongShare?: number;
  }

  const figures: import('@salesforce/apex').CacheableMethod<{ days?: number }, ReviewFigure[]>;
  export default figures;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/DecisionReviewController.mark' {
  export default function mark(params: { executionId?: string; answer?: string; note?: string }): Promise<string>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/EffectiveRightController.objectNames' {
  export default function objectNames(params: { agent?: string; userId?: string; phase?: string }): Promise<string[]>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/EffectiveRightController.objectRows' {
  interface EffectiveRightRow {
    objectName?: string;
    field?: string;
    label?: string;
    cells?: EffectiveRightCell[];
  }

  interface EffectiveRightCell {
    operation?: string;
    effect?: string;
    rule?: string;
    reason?: string;
    why?: string[];
  }

  export default function objectRows(params: {
    agent?: string;
    userId?: string;
    phase?: string;
    objectNames?: string[];
  }): Promise<EffectiveRightRow[]>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/EffectiveRightController.fieldRows' {
  interface EffectiveRightRow {
    objectName?: string;
    field?: string;
    label?: string;
    cells?: EffectiveRightCell[];
  }

  interface EffectiveRightCell {
    operation?: string;
    effect?: string;
    rule?: string;
    reason?: string;
    why?: string[];
  }

  export default function fieldRows(params: {
    agent?: string;
    userId?: string;
    phase?: string;
    objectName?: string;
  }): Promise<EffectiveRightRow[]>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/EffectiveRightController.explain' {
  interface EffectiveRightCell {
    operation?: string;
    effect?: string;
    rule?: string;
    reason?: string;
    why?: string[];
  }

  export default function explain(params: {
    agent?: string;
    userId?: string;
    phase?: string;
    operation?: string;
    path?: string;
  }): Promise<EffectiveRightCell>;
}

/** Cacheable: may be wired. */
declare module '@salesforce/apex/GuidanceController.agents' {
  interface GuidanceControllerAgentGuidance {
    agentId?: string;
    agentLabel?: string;
    items?: GuidanceControllerGuidanceItem[];
  }

  interface GuidanceControllerGuidanceItem {
    name?: string;
    title?: string;
    state?: string;
    evidence?: string;
    advice?: string;
    place?: string;
  }

  const agents: import('@salesforce/apex').CacheableMethod<Record<never, never>, GuidanceControllerAgentGuidance[]>;
  export default agents;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/SentenceController.agents' {
  interface AgentDirectoryEntry {
    name?: string;
    label?: string;
    description?: string;
  }

  export default function agents(): Promise<AgentDirectoryEntry[]>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/SentenceController.read' {
  interface SentenceControllerReading {
    understood?: boolean;
    tool?: string;
    explanation?: string[];
    problem?: string;
    candidates?: string[];
  }

  export default function read(params: { sentence?: string }): Promise<SentenceControllerReading>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/SentenceController.run' {
  interface RecordTable {
    status?: string;
    executionId?: string;
    reason?: string;
    rule?: string;
    objectName?: string;
    columns?: string[];
    rows?: RecordTableRow[];
    truncated?: boolean;
    strippedFields?: string[];
  }

  interface RecordTableRow {
    recordId?: string;
    cells?: string[];
  }

  export default function run(params: { agentName?: string; sentence?: string }): Promise<RecordTable>;
}

/** Cacheable: may be wired. */
declare module '@salesforce/apex/ToolDependencyGraphController.agents' {
  interface ToolDependencyGraphControllerAgentItem {
    id?: string;
    label?: string;
    active?: boolean;
  }

  const agents: import('@salesforce/apex').CacheableMethod<
    Record<never, never>,
    ToolDependencyGraphControllerAgentItem[]
  >;
  export default agents;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ToolDependencyGraphController.work' {
  interface ToolDependencyGraphControllerWork {
    agentId?: string;
    agentLabel?: string;
    tools?: ToolDependencyGraphControllerToolItem[];
    inForce?: string;
    draft?: string;
    approved?: boolean;
    approvedBy?: string;
    approvedAt?: string;
    version?: string;
    mayEdit?: boolean;
    mayApprove?: boolean;
    conflict?: boolean;
  }

  interface ToolDependencyGraphControllerToolItem {
    name?: string;
    writes?: boolean;
  }

  export default function work(params: { agentId?: string }): Promise<ToolDependencyGraphControllerWork>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ToolDependencyGraphController.check' {
  interface ToolDependencyGraphControllerFinding {
    error?: boolean;
    tools?: string[];
    message?: string;
  }

  export default function check(params: {
    agentId?: string;
    source?: string;
  }): Promise<ToolDependencyGraphControllerFinding[]>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ToolDependencyGraphController.save' {
  interface ToolDependencyGraphControllerWork {
    agentId?: string;
    agentLabel?: string;
    tools?: ToolDependencyGraphControllerToolItem[];
    inForce?: string;
    draft?: string;
    approved?: boolean;
    approvedBy?: string;
    approvedAt?: string;
    version?: string;
    mayEdit?: boolean;
    mayApprove?: boolean;
    conflict?: boolean;
  }

  interface ToolDependencyGraphControllerToolItem {
    name?: string;
    writes?: boolean;
  }

  export default function save(params: {
    agentId?: string;
    source?: string;
    version?: string;
  }): Promise<ToolDependencyGraphControllerWork>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ToolDependencyGraphController.approve' {
  interface ToolDependencyGraphControllerWork {
    agentId?: string;
    agentLabel?: string;
    tools?: ToolDependencyGraphControllerToolItem[];
    inForce?: string;
    draft?: string;
    approved?: boolean;
    approvedBy?: string;
    approvedAt?: string;
    version?: string;
    mayEdit?: boolean;
    mayApprove?: boolean;
    conflict?: boolean;
  }

  interface ToolDependencyGraphControllerToolItem {
    name?: string;
    writes?: boolean;
  }

  export default function approve(params: {
    agentId?: string;
    version?: string;
  }): Promise<ToolDependencyGraphControllerWork>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ToolDependencyGraphController.suggest' {
  export default function suggest(params: { agentId?: string }): Promise<string>;
}

/** Not cacheable: can be called, not wired. */
declare module '@salesforce/apex/ToolDependencyGraphController.mine' {
  export default function mine(params: { agentId?: string }): Promise<string>;
}
