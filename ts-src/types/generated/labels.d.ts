/** Choose an execution to see how it was decided. */
declare module '@salesforce/label/c.AuditTimelineChoose' {
  const text: string;
  export default text;
}

/** No agent has asked for anything yet. */
declare module '@salesforce/label/c.AuditTimelineEmpty' {
  const text: string;
  export default text;
}

/** Loading */
declare module '@salesforce/label/c.AuditTimelineLoading' {
  const text: string;
  export default text;
}

/** {0} new executions */
declare module '@salesforce/label/c.AuditTimelineNews' {
  const text: string;
  export default text;
}

/** Pause */
declare module '@salesforce/label/c.AuditTimelinePause' {
  const text: string;
  export default text;
}

/** Resume */
declare module '@salesforce/label/c.AuditTimelineResume' {
  const text: string;
  export default text;
}

/** Audit timeline */
declare module '@salesforce/label/c.AuditTimelineTitle' {
  const text: string;
  export default text;
}

/** The audit timeline cannot be shown. */
declare module '@salesforce/label/c.AuditTimelineUnavailable' {
  const text: string;
  export default text;
}

/** Signed */
declare module '@salesforce/label/c.ChainAge' {
  const text: string;
  export default text;
}

/** Audit chain is late */
declare module '@salesforce/label/c.ChainAmber' {
  const text: string;
  export default text;
}

/** Audit chain intact */
declare module '@salesforce/label/c.ChainGreen' {
  const text: string;
  export default text;
}

/** The audit chain has no checkpoint yet. */
declare module '@salesforce/label/c.ChainNone' {
  const text: string;
  export default text;
}

/** Audit chain broken */
declare module '@salesforce/label/c.ChainRed' {
  const text: string;
  export default text;
}

/** Root */
declare module '@salesforce/label/c.ChainRoot' {
  const text: string;
  export default text;
}

/** Entries */
declare module '@salesforce/label/c.ChainSize' {
  const text: string;
  export default text;
}

/** Audit chain health */
declare module '@salesforce/label/c.ChainTitle' {
  const text: string;
  export default text;
}

/** Something went wrong. */
declare module '@salesforce/label/c.ErrorTitle' {
  const text: string;
  export default text;
}

/** Decisions */
declare module '@salesforce/label/c.ExecutionDecisions' {
  const text: string;
  export default text;
}

/** Chosen execution */
declare module '@salesforce/label/c.ExecutionDetail' {
  const text: string;
  export default text;
}

/** Duration */
declare module '@salesforce/label/c.ExecutionDuration' {
  const text: string;
  export default text;
}

/** Latest executions */
declare module '@salesforce/label/c.ExecutionListTitle' {
  const text: string;
  export default text;
}

/** No decision was recorded. */
declare module '@salesforce/label/c.ExecutionNoSteps' {
  const text: string;
  export default text;
}

/** {0} records */
declare module '@salesforce/label/c.ExecutionRecords' {
  const text: string;
  export default text;
}

/** Result */
declare module '@salesforce/label/c.ExecutionResult' {
  const text: string;
  export default text;
}

/** Step */
declare module '@salesforce/label/c.ExecutionStep' {
  const text: string;
  export default text;
}

/** Fields left out: {0} */
declare module '@salesforce/label/c.ExecutionStripped' {
  const text: string;
  export default text;
}

/** Technical steps */
declare module '@salesforce/label/c.ExecutionTechnicalSteps' {
  const text: string;
  export default text;
}

/** Denied */
declare module '@salesforce/label/c.OutcomeDenied' {
  const text: string;
  export default text;
}

/** Failed */
declare module '@salesforce/label/c.OutcomeFailed' {
  const text: string;
  export default text;
}

/** Waiting for approval */
declare module '@salesforce/label/c.OutcomeHeld' {
  const text: string;
  export default text;
}

/** Running */
declare module '@salesforce/label/c.OutcomeRunning' {
  const text: string;
  export default text;
}

/** Succeeded */
declare module '@salesforce/label/c.OutcomeSucceeded' {
  const text: string;
  export default text;
}
