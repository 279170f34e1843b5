/** Ask through agent */
declare module '@salesforce/label/c.AskAgent' {
  const text: string;
  export default text;
}

/** It could mean */
declare module '@salesforce/label/c.AskCandidates' {
  const text: string;
  export default text;
}

/** Nothing matches. */
declare module '@salesforce/label/c.AskEmpty' {
  const text: string;
  export default text;
}

/** open opportunities with amount over 50k this month */
declare module '@salesforce/label/c.AskExample' {
  const text: string;
  export default text;
}

/** The question could not be put. */
declare module '@salesforce/label/c.AskFailed' {
  const text: string;
  export default text;
}

/** Left out, because you may not read them: {0} */
declare module '@salesforce/label/c.AskHidden' {
  const text: string;
  export default text;
}

/** There are more than are shown. */
declare module '@salesforce/label/c.AskMore' {
  const text: string;
  export default text;
}

/** No active agent may look up records. */
declare module '@salesforce/label/c.AskNoAgents' {
  const text: string;
  export default text;
}

/** Understood as */
declare module '@salesforce/label/c.AskPhrases' {
  const text: string;
  export default text;
}

/** Explain */
declare module '@salesforce/label/c.AskRead' {
  const text: string;
  export default text;
}

/** Not understood */
declare module '@salesforce/label/c.AskRefused' {
  const text: string;
  export default text;
}

/** Result */
declare module '@salesforce/label/c.AskResult' {
  const text: string;
  export default text;
}

/** {0} rows */
declare module '@salesforce/label/c.AskRows' {
  const text: string;
  export default text;
}

/** Run */
declare module '@salesforce/label/c.AskRun' {
  const text: string;
  export default text;
}

/** Sentence */
declare module '@salesforce/label/c.AskSentence' {
  const text: string;
  export default text;
}

/** Ask */
declare module '@salesforce/label/c.AskTitle' {
  const text: string;
  export default text;
}

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

/** What to do */
declare module '@salesforce/label/c.BroadAccessAdvice' {
  const text: string;
  export default text;
}

/** App */
declare module '@salesforce/label/c.BroadAccessApp' {
  const text: string;
  export default text;
}

/** Apps ({0}) */
declare module '@salesforce/label/c.BroadAccessApps' {
  const text: string;
  export default text;
}

/** Nobody reaches all data over the API. */
declare module '@salesforce/label/c.BroadAccessEmpty' {
  const text: string;
  export default text;
}

/** Export as CSV */
declare module '@salesforce/label/c.BroadAccessExport' {
  const text: string;
  export default text;
}

/** External client apps appear once one of these users has signed in to them: Salesforce keeps their policies where a report cannot read them. */
declare module '@salesforce/label/c.BroadAccessLimit' {
  const text: string;
  export default text;
}

/** Loading */
declare module '@salesforce/label/c.BroadAccessLoading' {
  const text: string;
  export default text;
}

/** No app acts for one of these users. */
declare module '@salesforce/label/c.BroadAccessNoApps' {
  const text: string;
  export default text;
}

/** Rights */
declare module '@salesforce/label/c.BroadAccessRights' {
  const text: string;
  export default text;
}

/** Broad access */
declare module '@salesforce/label/c.BroadAccessTitle' {
  const text: string;
  export default text;
}

/** Broad access cannot be shown. */
declare module '@salesforce/label/c.BroadAccessUnavailable' {
  const text: string;
  export default text;
}

/** User */
declare module '@salesforce/label/c.BroadAccessUser' {
  const text: string;
  export default text;
}

/** Users ({0}) */
declare module '@salesforce/label/c.BroadAccessUsers' {
  const text: string;
  export default text;
}

/** Where they come from */
declare module '@salesforce/label/c.BroadAccessVia' {
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

/** Agent */
declare module '@salesforce/label/c.ChatAgent' {
  const text: string;
  export default text;
}

/** The agent answered: {0} */
declare module '@salesforce/label/c.ChatAnswered' {
  const text: string;
  export default text;
}

/** You stopped this run. */
declare module '@salesforce/label/c.ChatCancelled' {
  const text: string;
  export default text;
}

/** Conversations */
declare module '@salesforce/label/c.ChatConversations' {
  const text: string;
  export default text;
}

/** Denied by {0} */
declare module '@salesforce/label/c.ChatDenied' {
  const text: string;
  export default text;
}

/** Say something to begin. */
declare module '@salesforce/label/c.ChatEmpty' {
  const text: string;
  export default text;
}

/** Ended without an answer: {0} */
declare module '@salesforce/label/c.ChatFailed' {
  const text: string;
  export default text;
}

/** What happened ({0}) */
declare module '@salesforce/label/c.ChatHappened' {
  const text: string;
  export default text;
}

/** Waiting for approval. The run goes on when somebody has answered. */
declare module '@salesforce/label/c.ChatHeld' {
  const text: string;
  export default text;
}

/** Enter sends, Shift + Enter begins a new line. */
declare module '@salesforce/label/c.ChatHint' {
  const text: string;
  export default text;
}

/** Message */
declare module '@salesforce/label/c.ChatMessage' {
  const text: string;
  export default text;
}

/** New conversation */
declare module '@salesforce/label/c.ChatNew' {
  const text: string;
  export default text;
}

/** No active agent runs inside this org. */
declare module '@salesforce/label/c.ChatNoAgents' {
  const text: string;
  export default text;
}

/** No conversations yet. */
declare module '@salesforce/label/c.ChatNoConversations' {
  const text: string;
  export default text;
}

/** Some values are not kept any more: their tokens stand in their place. */
declare module '@salesforce/label/c.ChatOriginalsGone' {
  const text: string;
  export default text;
}

/** Try again */
declare module '@salesforce/label/c.ChatRetry' {
  const text: string;
  export default text;
}

/** Send */
declare module '@salesforce/label/c.ChatSend' {
  const text: string;
  export default text;
}

/** Stop */
declare module '@salesforce/label/c.ChatStop' {
  const text: string;
  export default text;
}

/** Messages */
declare module '@salesforce/label/c.ChatThread' {
  const text: string;
  export default text;
}

/** Chat */
declare module '@salesforce/label/c.ChatTitle' {
  const text: string;
  export default text;
}

/** {0} tokens */
declare module '@salesforce/label/c.ChatTokens' {
  const text: string;
  export default text;
}

/** The conversation cannot be read at the moment. */
declare module '@salesforce/label/c.ChatUnavailable' {
  const text: string;
  export default text;
}

/** The message was not sent. */
declare module '@salesforce/label/c.ChatUnsent' {
  const text: string;
  export default text;
}

/** The agent is at work */
declare module '@salesforce/label/c.ChatWorking' {
  const text: string;
  export default text;
}

/** You */
declare module '@salesforce/label/c.ChatYou' {
  const text: string;
  export default text;
}

/** Agent */
declare module '@salesforce/label/c.CostAgent' {
  const text: string;
  export default text;
}

/** Cost per agent */
declare module '@salesforce/label/c.CostAgents' {
  const text: string;
  export default text;
}

/** {0} answers have no price */
declare module '@salesforce/label/c.CostAnswersUnpriced' {
  const text: string;
  export default text;
}

/** All people */
declare module '@salesforce/label/c.CostBudgetAgent' {
  const text: string;
  export default text;
}

/** Person who used most */
declare module '@salesforce/label/c.CostBudgetTop' {
  const text: string;
  export default text;
}

/** {0} of {1} */
declare module '@salesforce/label/c.CostBudgetUsed' {
  const text: string;
  export default text;
}

/** Budgets of today (UTC) */
declare module '@salesforce/label/c.CostBudgets' {
  const text: string;
  export default text;
}

/** Tokens of answers */
declare module '@salesforce/label/c.CostCompletionTokens' {
  const text: string;
  export default text;
}

/** Cost per day */
declare module '@salesforce/label/c.CostDates' {
  const text: string;
  export default text;
}

/** Day */
declare module '@salesforce/label/c.CostDay' {
  const text: string;
  export default text;
}

/** No agent has asked a model in this period. */
declare module '@salesforce/label/c.CostEmpty' {
  const text: string;
  export default text;
}

/** High cost */
declare module '@salesforce/label/c.CostHigh' {
  const text: string;
  export default text;
}

/** High cost from (USD) */
declare module '@salesforce/label/c.CostHighFrom' {
  const text: string;
  export default text;
}

/** Loading */
declare module '@salesforce/label/c.CostLoading' {
  const text: string;
  export default text;
}

/** No price */
declare module '@salesforce/label/c.CostNoPrice' {
  const text: string;
  export default text;
}

/** Cost per person */
declare module '@salesforce/label/c.CostPeople' {
  const text: string;
  export default text;
}

/** Period */
declare module '@salesforce/label/c.CostPeriod' {
  const text: string;
  export default text;
}

/** {0} days */
declare module '@salesforce/label/c.CostPeriodDays' {
  const text: string;
  export default text;
}

/** Person */
declare module '@salesforce/label/c.CostPerson' {
  const text: string;
  export default text;
}

/** Tokens of prompts */
declare module '@salesforce/label/c.CostPromptTokens' {
  const text: string;
  export default text;
}

/** The last {1} days hold too many model answers to be added up here. This is the last {0}. The report "Cost per agent and day" has all of them. */
declare module '@salesforce/label/c.CostShortened' {
  const text: string;
  export default text;
}

/** Table */
declare module '@salesforce/label/c.CostTable' {
  const text: string;
  export default text;
}

/** Cost */
declare module '@salesforce/label/c.CostTitle' {
  const text: string;
  export default text;
}

/** Tokens per turn */
declare module '@salesforce/label/c.CostTokensPerTurn' {
  const text: string;
  export default text;
}

/** Even one day holds too many model answers to be added up here. The report "Cost per agent and day" has all of them. */
declare module '@salesforce/label/c.CostTooMany' {
  const text: string;
  export default text;
}

/** Cost (USD) */
declare module '@salesforce/label/c.CostTotal' {
  const text: string;
  export default text;
}

/** Turns */
declare module '@salesforce/label/c.CostTurns' {
  const text: string;
  export default text;
}

/** The cost cannot be shown. */
declare module '@salesforce/label/c.CostUnavailable' {
  const text: string;
  export default text;
}

/** Agent */
declare module '@salesforce/label/c.DataBoundaryAgent' {
  const text: string;
  export default text;
}

/** Any */
declare module '@salesforce/label/c.DataBoundaryAny' {
  const text: string;
  export default text;
}

/** Every */
declare module '@salesforce/label/c.DataBoundaryAnything' {
  const text: string;
  export default text;
}

/** Checks in their order */
declare module '@salesforce/label/c.DataBoundaryChecks' {
  const text: string;
  export default text;
}

/** Choose a cell to see why it is so. */
declare module '@salesforce/label/c.DataBoundaryChoose' {
  const text: string;
  export default text;
}

/** Conditions */
declare module '@salesforce/label/c.DataBoundaryConditions' {
  const text: string;
  export default text;
}

/** Decided by */
declare module '@salesforce/label/c.DataBoundaryDecided' {
  const text: string;
  export default text;
}

/** Decision */
declare module '@salesforce/label/c.DataBoundaryDecision' {
  const text: string;
  export default text;
}

/** Effect */
declare module '@salesforce/label/c.DataBoundaryEffect' {
  const text: string;
  export default text;
}

/** For a person */
declare module '@salesforce/label/c.DataBoundaryEffective' {
  const text: string;
  export default text;
}

/** No rule opens an object to this agent: every call is denied. */
declare module '@salesforce/label/c.DataBoundaryEmpty' {
  const text: string;
  export default text;
}

/** Export as CSV */
declare module '@salesforce/label/c.DataBoundaryExport' {
  const text: string;
  export default text;
}

/** Object {0} of {1} */
declare module '@salesforce/label/c.DataBoundaryExporting' {
  const text: string;
  export default text;
}

/** Field */
declare module '@salesforce/label/c.DataBoundaryField' {
  const text: string;
  export default text;
}

/** Find a person */
declare module '@salesforce/label/c.DataBoundaryFindPerson' {
  const text: string;
  export default text;
}

/** Hide the fields of {0} */
declare module '@salesforce/label/c.DataBoundaryHideFields' {
  const text: string;
  export default text;
}

/** Fields are looked at in the objects that have been opened. */
declare module '@salesforce/label/c.DataBoundaryLoadedFields' {
  const text: string;
  export default text;
}

/** Loading */
declare module '@salesforce/label/c.DataBoundaryLoading' {
  const text: string;
  export default text;
}

/** Objects and fields by operation */
declare module '@salesforce/label/c.DataBoundaryMatrix' {
  const text: string;
  export default text;
}

/** Object or field */
declare module '@salesforce/label/c.DataBoundaryName' {
  const text: string;
  export default text;
}

/** Next */
declare module '@salesforce/label/c.DataBoundaryNext' {
  const text: string;
  export default text;
}

/** There is no agent yet. */
declare module '@salesforce/label/c.DataBoundaryNoAgents' {
  const text: string;
  export default text;
}

/** No object matches. */
declare module '@salesforce/label/c.DataBoundaryNoMatch' {
  const text: string;
  export default text;
}

/** No rule matches: what no rule permits is denied. */
declare module '@salesforce/label/c.DataBoundaryNoRules' {
  const text: string;
  export default text;
}

/** Nobody of this name is active. */
declare module '@salesforce/label/c.DataBoundaryNobody' {
  const text: string;
  export default text;
}

/** Object */
declare module '@salesforce/label/c.DataBoundaryObject' {
  const text: string;
  export default text;
}

/** Operation */
declare module '@salesforce/label/c.DataBoundaryOperation' {
  const text: string;
  export default text;
}

/** Page {0} of {1}, {2} objects */
declare module '@salesforce/label/c.DataBoundaryPage' {
  const text: string;
  export default text;
}

/** Person */
declare module '@salesforce/label/c.DataBoundaryPerson' {
  const text: string;
  export default text;
}

/** Phase */
declare module '@salesforce/label/c.DataBoundaryPhase' {
  const text: string;
  export default text;
}

/** {0} (now) */
declare module '@salesforce/label/c.DataBoundaryPhaseNow' {
  const text: string;
  export default text;
}

/** Previous */
declare module '@salesforce/label/c.DataBoundaryPrevious' {
  const text: string;
  export default text;
}

/** Rule */
declare module '@salesforce/label/c.DataBoundaryRule' {
  const text: string;
  export default text;
}

/** Rules */
declare module '@salesforce/label/c.DataBoundaryRules' {
  const text: string;
  export default text;
}

/** Find an object */
declare module '@salesforce/label/c.DataBoundarySearch' {
  const text: string;
  export default text;
}

/** Find an object, field or rule */
declare module '@salesforce/label/c.DataBoundarySearchRules' {
  const text: string;
  export default text;
}

/** Show the fields of {0} */
declare module '@salesforce/label/c.DataBoundaryShowFields' {
  const text: string;
  export default text;
}

/** Data boundary */
declare module '@salesforce/label/c.DataBoundaryTitle' {
  const text: string;
  export default text;
}

/** The data boundary cannot be shown. */
declare module '@salesforce/label/c.DataBoundaryUnavailable' {
  const text: string;
  export default text;
}

/** Why */
declare module '@salesforce/label/c.DataBoundaryWhy' {
  const text: string;
  export default text;
}

/** Allow */
declare module '@salesforce/label/c.EffectAllow' {
  const text: string;
  export default text;
}

/** Deny */
declare module '@salesforce/label/c.EffectDeny' {
  const text: string;
  export default text;
}

/** Hold */
declare module '@salesforce/label/c.EffectHold' {
  const text: string;
  export default text;
}

/** Unknown */
declare module '@salesforce/label/c.EffectUnknown' {
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

/** What to do */
declare module '@salesforce/label/c.GuidanceColumnAdvice' {
  const text: string;
  export default text;
}

/** Guidance */
declare module '@salesforce/label/c.GuidanceColumnCheck' {
  const text: string;
  export default text;
}

/** What was found */
declare module '@salesforce/label/c.GuidanceColumnEvidence' {
  const text: string;
  export default text;
}

/** State */
declare module '@salesforce/label/c.GuidanceColumnState' {
  const text: string;
  export default text;
}

/** There is no active agent. */
declare module '@salesforce/label/c.GuidanceEmpty' {
  const text: string;
  export default text;
}

/** Loading */
declare module '@salesforce/label/c.GuidanceLoading' {
  const text: string;
  export default text;
}

/** Met */
declare module '@salesforce/label/c.GuidanceMet' {
  const text: string;
  export default text;
}

/** Not applicable */
declare module '@salesforce/label/c.GuidanceNotApplicable' {
  const text: string;
  export default text;
}

/** Nothing is left to do. */
declare module '@salesforce/label/c.GuidanceNothingOpen' {
  const text: string;
  export default text;
}

/** Only what is left to do */
declare module '@salesforce/label/c.GuidanceOnlyOpen' {
  const text: string;
  export default text;
}

/** Open */
declare module '@salesforce/label/c.GuidanceOpen' {
  const text: string;
  export default text;
}

/** Open the agent */
declare module '@salesforce/label/c.GuidancePlaceAgent' {
  const text: string;
  export default text;
}

/** Open the capabilities */
declare module '@salesforce/label/c.GuidancePlaceCapabilities' {
  const text: string;
  export default text;
}

/** Open the settings */
declare module '@salesforce/label/c.GuidancePlaceSettings' {
  const text: string;
  export default text;
}

/** Open the tool order */
declare module '@salesforce/label/c.GuidancePlaceToolOrder' {
  const text: string;
  export default text;
}

/** Refresh */
declare module '@salesforce/label/c.GuidanceRefresh' {
  const text: string;
  export default text;
}

/** {0} of {1} met */
declare module '@salesforce/label/c.GuidanceSummary' {
  const text: string;
  export default text;
}

/** Guidance */
declare module '@salesforce/label/c.GuidanceTitle' {
  const text: string;
  export default text;
}

/** The guidance cannot be shown. */
declare module '@salesforce/label/c.GuidanceUnavailable' {
  const text: string;
  export default text;
}

/** Unknown */
declare module '@salesforce/label/c.GuidanceUnknown' {
  const text: string;
  export default text;
}

/** Stopped */
declare module '@salesforce/label/c.OutcomeCancelled' {
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

/** All signs */
declare module '@salesforce/label/c.ReviewAllKinds' {
  const text: string;
  export default text;
}

/** Decided */
declare module '@salesforce/label/c.ReviewAnswer' {
  const text: string;
  export default text;
}

/** Rightly */
declare module '@salesforce/label/c.ReviewAnswerRight' {
  const text: string;
  export default text;
}

/** Unclear */
declare module '@salesforce/label/c.ReviewAnswerUnclear' {
  const text: string;
  export default text;
}

/** Wrongly */
declare module '@salesforce/label/c.ReviewAnswerWrong' {
  const text: string;
  export default text;
}

/** Choose a finding to see the execution behind it. */
declare module '@salesforce/label/c.ReviewChoose' {
  const text: string;
  export default text;
}

/** Some of them have more steps than were read. */
declare module '@salesforce/label/c.ReviewCut' {
  const text: string;
  export default text;
}

/** Agent */
declare module '@salesforce/label/c.ReviewDimensionAgent' {
  const text: string;
  export default text;
}

/** Rule */
declare module '@salesforce/label/c.ReviewDimensionRule' {
  const text: string;
  export default text;
}

/** Tool */
declare module '@salesforce/label/c.ReviewDimensionTool' {
  const text: string;
  export default text;
}

/** Nothing in the log looks wrong. */
declare module '@salesforce/label/c.ReviewEmpty' {
  const text: string;
  export default text;
}

/** What was seen */
declare module '@salesforce/label/c.ReviewEvidence' {
  const text: string;
  export default text;
}

/** Share of wrong decisions */
declare module '@salesforce/label/c.ReviewFigures' {
  const text: string;
  export default text;
}

/** No execution has been reviewed in this period. */
declare module '@salesforce/label/c.ReviewFiguresEmpty' {
  const text: string;
  export default text;
}

/** Kind */
declare module '@salesforce/label/c.ReviewFiguresKind' {
  const text: string;
  export default text;
}

/** Name */
declare module '@salesforce/label/c.ReviewFiguresName' {
  const text: string;
  export default text;
}

/** Share of wrong ones */
declare module '@salesforce/label/c.ReviewFiguresShare' {
  const text: string;
  export default text;
}

/** Findings */
declare module '@salesforce/label/c.ReviewFindings' {
  const text: string;
  export default text;
}

/** Reviews */
declare module '@salesforce/label/c.ReviewHistory' {
  const text: string;
  export default text;
}

/** Sign */
declare module '@salesforce/label/c.ReviewKind' {
  const text: string;
  export default text;
}

/** Canary touched */
declare module '@salesforce/label/c.ReviewKindAlarm' {
  const text: string;
  export default text;
}

/** Denied then, allowed today */
declare module '@salesforce/label/c.ReviewKindAllowedToday' {
  const text: string;
  export default text;
}

/** Allowed then, denied today */
declare module '@salesforce/label/c.ReviewKindDeniedToday' {
  const text: string;
  export default text;
}

/** Many failed steps */
declare module '@salesforce/label/c.ReviewKindManyFailedSteps' {
  const text: string;
  export default text;
}

/** Close to the circuit breaker */
declare module '@salesforce/label/c.ReviewKindNearCircuitBreaker' {
  const text: string;
  export default text;
}

/** Prompt safety warned */
declare module '@salesforce/label/c.ReviewKindPassedPromptSafety' {
  const text: string;
  export default text;
}

/** Reason missing or of another tool */
declare module '@salesforce/label/c.ReviewKindReason' {
  const text: string;
  export default text;
}

/** Write rejected by a person */
declare module '@salesforce/label/c.ReviewKindRejectedWrite' {
  const text: string;
  export default text;
}

/** Same denial again and again */
declare module '@salesforce/label/c.ReviewKindRepeatedDenial' {
  const text: string;
  export default text;
}

/** Same write again */
declare module '@salesforce/label/c.ReviewKindRepeatedWrite' {
  const text: string;
  export default text;
}

/** Loading */
declare module '@salesforce/label/c.ReviewLoading' {
  const text: string;
  export default text;
}

/** {0} of {1} executions looked at, {2} calls decided anew, {3} could not be. */
declare module '@salesforce/label/c.ReviewLooked' {
  const text: string;
  export default text;
}

/** Note, without personal data */
declare module '@salesforce/label/c.ReviewNote' {
  const text: string;
  export default text;
}

/** Period */
declare module '@salesforce/label/c.ReviewPeriod' {
  const text: string;
  export default text;
}

/** {0} days */
declare module '@salesforce/label/c.ReviewPeriodDays' {
  const text: string;
  export default text;
}

/** Save */
declare module '@salesforce/label/c.ReviewSave' {
  const text: string;
  export default text;
}

/** The review is saved. */
declare module '@salesforce/label/c.ReviewSaved' {
  const text: string;
  export default text;
}

/** Review */
declare module '@salesforce/label/c.ReviewTitle' {
  const text: string;
  export default text;
}

/** The findings cannot be shown. */
declare module '@salesforce/label/c.ReviewUnavailable' {
  const text: string;
  export default text;
}

/** The review could not be saved. */
declare module '@salesforce/label/c.ReviewUnsaved' {
  const text: string;
  export default text;
}

/** Accept */
declare module '@salesforce/label/c.ToolGraphAccept' {
  const text: string;
  export default text;
}

/** Accept all */
declare module '@salesforce/label/c.ToolGraphAcceptAll' {
  const text: string;
  export default text;
}

/** added */
declare module '@salesforce/label/c.ToolGraphAdded' {
  const text: string;
  export default text;
}

/** Agent */
declare module '@salesforce/label/c.ToolGraphAgent' {
  const text: string;
  export default text;
}

/** Approve */
declare module '@salesforce/label/c.ToolGraphApprove' {
  const text: string;
  export default text;
}

/** Approved: the order is in force. */
declare module '@salesforce/label/c.ToolGraphApproved' {
  const text: string;
  export default text;
}

/** Choose an agent to see the order of its tools. */
declare module '@salesforce/label/c.ToolGraphChooseAgent' {
  const text: string;
  export default text;
}

/** Choose a tool to say what it needs first. */
declare module '@salesforce/label/c.ToolGraphChooseTool' {
  const text: string;
  export default text;
}

/** Order of tools: {0} tools, {1} needs */
declare module '@salesforce/label/c.ToolGraphDiagram' {
  const text: string;
  export default text;
}

/** Discard draft */
declare module '@salesforce/label/c.ToolGraphDiscard' {
  const text: string;
  export default text;
}

/** Draft discarded. */
declare module '@salesforce/label/c.ToolGraphDiscarded' {
  const text: string;
  export default text;
}

/** Dismiss */
declare module '@salesforce/label/c.ToolGraphDismiss' {
  const text: string;
  export default text;
}

/** {0} needs {1} */
declare module '@salesforce/label/c.ToolGraphEdgeAll' {
  const text: string;
  export default text;
}

/** {0} needs one of several: {1} */
declare module '@salesforce/label/c.ToolGraphEdgeAny' {
  const text: string;
  export default text;
}

/** Error */
declare module '@salesforce/label/c.ToolGraphError' {
  const text: string;
  export default text;
}

/** Download */
declare module '@salesforce/label/c.ToolGraphExport' {
  const text: string;
  export default text;
}

/** That did not work. */
declare module '@salesforce/label/c.ToolGraphFailed' {
  const text: string;
  export default text;
}

/** What to look at */
declare module '@salesforce/label/c.ToolGraphFindings' {
  const text: string;
  export default text;
}

/** needs attention */
declare module '@salesforce/label/c.ToolGraphFlagged' {
  const text: string;
  export default text;
}

/** Import a file */
declare module '@salesforce/label/c.ToolGraphImport' {
  const text: string;
  export default text;
}

/** needs all */
declare module '@salesforce/label/c.ToolGraphLegendAll' {
  const text: string;
  export default text;
}

/** needs one of */
declare module '@salesforce/label/c.ToolGraphLegendAny' {
  const text: string;
  export default text;
}

/** Loading */
declare module '@salesforce/label/c.ToolGraphLoading' {
  const text: string;
  export default text;
}

/** Mine from runs */
declare module '@salesforce/label/c.ToolGraphMine' {
  const text: string;
  export default text;
}

/** Needs all of */
declare module '@salesforce/label/c.ToolGraphNeedsAll' {
  const text: string;
  export default text;
}

/** Needs one of */
declare module '@salesforce/label/c.ToolGraphNeedsAny' {
  const text: string;
  export default text;
}

/** What {0} needs first */
declare module '@salesforce/label/c.ToolGraphNeedsOf' {
  const text: string;
  export default text;
}

/** There is no agent whose tools could be ordered. */
declare module '@salesforce/label/c.ToolGraphNoAgents' {
  const text: string;
  export default text;
}

/** No difference. */
declare module '@salesforce/label/c.ToolGraphNoChange' {
  const text: string;
  export default text;
}

/** The agent has no tools. */
declare module '@salesforce/label/c.ToolGraphNoTools' {
  const text: string;
  export default text;
}

/** one of */
declare module '@salesforce/label/c.ToolGraphOneOf' {
  const text: string;
  export default text;
}

/** What approval changes */
declare module '@salesforce/label/c.ToolGraphProposalApproval' {
  const text: string;
  export default text;
}

/** Somebody else changed this order meanwhile. Yours is kept here; take over what you want of theirs, then save again. */
declare module '@salesforce/label/c.ToolGraphProposalConflict' {
  const text: string;
  export default text;
}

/** Proposed by the model */
declare module '@salesforce/label/c.ToolGraphProposalModel' {
  const text: string;
  export default text;
}

/** Proposed from successful runs */
declare module '@salesforce/label/c.ToolGraphProposalRuns' {
  const text: string;
  export default text;
}

/** Redo */
declare module '@salesforce/label/c.ToolGraphRedo' {
  const text: string;
  export default text;
}

/** Discard changes */
declare module '@salesforce/label/c.ToolGraphReload' {
  const text: string;
  export default text;
}

/** Remarks */
declare module '@salesforce/label/c.ToolGraphRemarks' {
  const text: string;
  export default text;
}

/** Remove from the order */
declare module '@salesforce/label/c.ToolGraphRemoveTool' {
  const text: string;
  export default text;
}

/** removed */
declare module '@salesforce/label/c.ToolGraphRemoved' {
  const text: string;
  export default text;
}

/** Save draft */
declare module '@salesforce/label/c.ToolGraphSave' {
  const text: string;
  export default text;
}

/** Draft saved. */
declare module '@salesforce/label/c.ToolGraphSaved' {
  const text: string;
  export default text;
}

/** Graph as JSON */
declare module '@salesforce/label/c.ToolGraphSource' {
  const text: string;
  export default text;
}

/** Apply */
declare module '@salesforce/label/c.ToolGraphSourceApply' {
  const text: string;
  export default text;
}

/** In force, approved by {0} */
declare module '@salesforce/label/c.ToolGraphStateApproved' {
  const text: string;
  export default text;
}

/** Draft waits for approval */
declare module '@salesforce/label/c.ToolGraphStateDraft' {
  const text: string;
  export default text;
}

/** No order in force */
declare module '@salesforce/label/c.ToolGraphStateNone' {
  const text: string;
  export default text;
}

/** In force, not approved */
declare module '@salesforce/label/c.ToolGraphStateUnapproved' {
  const text: string;
  export default text;
}

/** Unsaved changes */
declare module '@salesforce/label/c.ToolGraphStateUnsaved' {
  const text: string;
  export default text;
}

/** Suggest */
declare module '@salesforce/label/c.ToolGraphSuggest' {
  const text: string;
  export default text;
}

/** Graph */
declare module '@salesforce/label/c.ToolGraphTabGraph' {
  const text: string;
  export default text;
}

/** JSON */
declare module '@salesforce/label/c.ToolGraphTabJson' {
  const text: string;
  export default text;
}

/** Table */
declare module '@salesforce/label/c.ToolGraphTabTable' {
  const text: string;
  export default text;
}

/** Tool order */
declare module '@salesforce/label/c.ToolGraphTitle' {
  const text: string;
  export default text;
}

/** The file is larger than 131,072 characters. */
declare module '@salesforce/label/c.ToolGraphTooLarge' {
  const text: string;
  export default text;
}

/** Tool */
declare module '@salesforce/label/c.ToolGraphTool' {
  const text: string;
  export default text;
}

/** The order of tools cannot be shown. */
declare module '@salesforce/label/c.ToolGraphUnavailable' {
  const text: string;
  export default text;
}

/** Undo */
declare module '@salesforce/label/c.ToolGraphUndo' {
  const text: string;
  export default text;
}

/** not granted */
declare module '@salesforce/label/c.ToolGraphUnknownTool' {
  const text: string;
  export default text;
}

/** The stored text is no graph. It is shown under JSON. */
declare module '@salesforce/label/c.ToolGraphUnreadable' {
  const text: string;
  export default text;
}

/** Warning */
declare module '@salesforce/label/c.ToolGraphWarning' {
  const text: string;
  export default text;
}

/** writes */
declare module '@salesforce/label/c.ToolGraphWrites' {
  const text: string;
  export default text;
}
