declare module '@salesforce/schema/AIAgentDefinition__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.Id' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.Name' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.OwnerId' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.CreatedById' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.CreatedDate' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.LastModifiedById' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.LastModifiedDate' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c.Id' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c.Name' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c.OwnerId' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c.CreatedById' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c.CreatedDate' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c.LastModifiedById' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c.LastModifiedDate' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c' {
  const reference: { objectApiName: 'AgentCapability__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.Id' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.Name' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.OwnerId' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.CreatedById' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.CreatedDate' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.LastModifiedById' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.LastModifiedDate' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c' {
  const reference: { objectApiName: 'AgentDecisionStep__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.Id' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.Name' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.OwnerId' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.CreatedById' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.CreatedDate' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.LastModifiedById' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.LastModifiedDate' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c' {
  const reference: { objectApiName: 'AgentExecution__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.Id' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.Name' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.OwnerId' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.CreatedById' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.CreatedDate' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.LastModifiedById' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.LastModifiedDate' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c' {
  const reference: { objectApiName: 'AuditSeal__c' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.Id' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.Name' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.OwnerId' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.CreatedById' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.CreatedDate' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.LastModifiedById' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.LastModifiedDate' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c' {
  const reference: { objectApiName: 'ExecutionStep__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.Id' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.Name' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.OwnerId' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.CreatedById' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.CreatedDate' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.LastModifiedById' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.LastModifiedDate' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.Active__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'Active__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.AgentType__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'AgentType__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.Description__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'Description__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.DeveloperName__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'DeveloperName__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.Version__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'Version__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c.KillSwitch__c' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c'; fieldApiName: 'KillSwitch__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c.Phase__c' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c'; fieldApiName: 'Phase__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.Active__c' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'Active__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.Agent__c' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'Agent__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.ExpiresAt__c' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'ExpiresAt__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.FromPhase__c' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'FromPhase__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.HITLMode__c' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'HITLMode__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentCapability__c.ToolName__c' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'ToolName__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.Execution__c' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'Execution__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.Kind__c' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'Kind__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.OccurredAt__c' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'OccurredAt__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.Outcome__c' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'Outcome__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.Rationale__c' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'Rationale__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.RuleName__c' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'RuleName__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.Sequence__c' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'Sequence__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentDecisionStep__c.Title__c' {
  const reference: { objectApiName: 'AgentDecisionStep__c'; fieldApiName: 'Title__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.AgentName__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'AgentName__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.AgentVersion__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'AgentVersion__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.Agent__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'Agent__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.CorrelationId__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'CorrelationId__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.Decision__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'Decision__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.DurationMs__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'DurationMs__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.ExecutionStatus__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'ExecutionStatus__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.OriginalUserId__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'OriginalUserId__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.Reason__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'Reason__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.RuleName__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'RuleName__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.StartedAt__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'StartedAt__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.ToolName__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'ToolName__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.TransactionId__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'TransactionId__c' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.Checkpoint__c' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'Checkpoint__c' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.Counter__c' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'Counter__c' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.HealthMessage__c' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'HealthMessage__c' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.HealthSignature__c' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'HealthSignature__c' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.OrgId__c' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'OrgId__c' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.Root__c' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'Root__c' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.SignedAt__c' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'SignedAt__c' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.Size__c' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'Size__c' };
  export default reference;
}

declare module '@salesforce/schema/AuditSeal__c.Status__c' {
  const reference: { objectApiName: 'AuditSeal__c'; fieldApiName: 'Status__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.CompletionTokens__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'CompletionTokens__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.DurationMs__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'DurationMs__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.ErrorCode__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'ErrorCode__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.ErrorMessage__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'ErrorMessage__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.EstimatedCostUSD__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'EstimatedCostUSD__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.Execution__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'Execution__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.Intent__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'Intent__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.PromptTokens__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'PromptTokens__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.RecordCount__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'RecordCount__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.RecordIds__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'RecordIds__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.Sequence__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'Sequence__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.StepType__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'StepType__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.StrippedFields__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'StrippedFields__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.ToolName__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'ToolName__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.ToolRationale__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'ToolRationale__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.TotalTokens__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'TotalTokens__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.TurnId__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'TurnId__c' };
  export default reference;
}
