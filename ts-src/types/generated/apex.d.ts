/** Cacheable: may be wired. */
declare module '@salesforce/apex/AuditTimelineController.recentExecutions' {
  interface AuditTimelineControllerExecution {
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
    AuditTimelineControllerExecution[]
  >;
  export default recentExecutions;
}

/** Cacheable: may be wired. */
declare module '@salesforce/apex/AuditTimelineController.timeline' {
  interface AuditTimelineControllerTimeline {
    decisionSteps?: AuditTimelineControllerDecisionStep[];
    executionSteps?: AuditTimelineControllerExecutionStep[];
  }

  interface AuditTimelineControllerDecisionStep {
    id?: string;
    kind?: string;
    title?: string;
    outcome?: string;
    rationale?: string;
    at?: string;
  }

  interface AuditTimelineControllerExecutionStep {
    id?: string;
    kind?: string;
    title?: string;
    durationMs?: number;
    at?: string;
  }

  const timeline: import('@salesforce/apex').CacheableMethod<{ executionId?: string }, AuditTimelineControllerTimeline>;
  export default timeline;
}

/** Cacheable: may be wired. */
declare module '@salesforce/apex/AuditTimelineController.chainHealth' {
  interface AuditTimelineControllerHealth {
    status?: string;
    root?: string;
    size?: number;
    counter?: number;
    ageSeconds?: number;
    signedAt?: string;
  }

  const chainHealth: import('@salesforce/apex').CacheableMethod<Record<never, never>, AuditTimelineControllerHealth>;
  export default chainHealth;
}
