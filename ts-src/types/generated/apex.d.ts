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
  }

  export default function rows(): Promise<BroadAccessRow[]>;
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
