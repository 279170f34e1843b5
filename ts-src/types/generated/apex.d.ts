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
