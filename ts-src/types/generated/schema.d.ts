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

declare module '@salesforce/schema/AgentRecordMark__c' {
  const reference: { objectApiName: 'AgentRecordMark__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentRecordMark__c.Id' {
  const reference: { objectApiName: 'AgentRecordMark__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/AgentRecordMark__c.Name' {
  const reference: { objectApiName: 'AgentRecordMark__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/AgentRecordMark__c.OwnerId' {
  const reference: { objectApiName: 'AgentRecordMark__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/AgentRecordMark__c.CreatedById' {
  const reference: { objectApiName: 'AgentRecordMark__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/AgentRecordMark__c.CreatedDate' {
  const reference: { objectApiName: 'AgentRecordMark__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/AgentRecordMark__c.LastModifiedById' {
  const reference: { objectApiName: 'AgentRecordMark__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/AgentRecordMark__c.LastModifiedDate' {
  const reference: { objectApiName: 'AgentRecordMark__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/AgentReview__c' {
  const reference: { objectApiName: 'AgentReview__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentReview__c.Id' {
  const reference: { objectApiName: 'AgentReview__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/AgentReview__c.Name' {
  const reference: { objectApiName: 'AgentReview__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/AgentReview__c.OwnerId' {
  const reference: { objectApiName: 'AgentReview__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/AgentReview__c.CreatedById' {
  const reference: { objectApiName: 'AgentReview__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/AgentReview__c.CreatedDate' {
  const reference: { objectApiName: 'AgentReview__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/AgentReview__c.LastModifiedById' {
  const reference: { objectApiName: 'AgentReview__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/AgentReview__c.LastModifiedDate' {
  const reference: { objectApiName: 'AgentReview__c'; fieldApiName: 'LastModifiedDate' };
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

declare module '@salesforce/schema/MaskingKey__c' {
  const reference: { objectApiName: 'MaskingKey__c' };
  export default reference;
}

declare module '@salesforce/schema/MaskingKey__c.Id' {
  const reference: { objectApiName: 'MaskingKey__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/MaskingKey__c.Name' {
  const reference: { objectApiName: 'MaskingKey__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/MaskingKey__c.OwnerId' {
  const reference: { objectApiName: 'MaskingKey__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/MaskingKey__c.CreatedById' {
  const reference: { objectApiName: 'MaskingKey__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/MaskingKey__c.CreatedDate' {
  const reference: { objectApiName: 'MaskingKey__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/MaskingKey__c.LastModifiedById' {
  const reference: { objectApiName: 'MaskingKey__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/MaskingKey__c.LastModifiedDate' {
  const reference: { objectApiName: 'MaskingKey__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/MaskingSession__c' {
  const reference: { objectApiName: 'MaskingSession__c' };
  export default reference;
}

declare module '@salesforce/schema/MaskingSession__c.Id' {
  const reference: { objectApiName: 'MaskingSession__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/MaskingSession__c.Name' {
  const reference: { objectApiName: 'MaskingSession__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/MaskingSession__c.OwnerId' {
  const reference: { objectApiName: 'MaskingSession__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/MaskingSession__c.CreatedById' {
  const reference: { objectApiName: 'MaskingSession__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/MaskingSession__c.CreatedDate' {
  const reference: { objectApiName: 'MaskingSession__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/MaskingSession__c.LastModifiedById' {
  const reference: { objectApiName: 'MaskingSession__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/MaskingSession__c.LastModifiedDate' {
  const reference: { objectApiName: 'MaskingSession__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c' {
  const reference: { objectApiName: 'MaskingTokenSet__c' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c.Id' {
  const reference: { objectApiName: 'MaskingTokenSet__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c.Name' {
  const reference: { objectApiName: 'MaskingTokenSet__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c.OwnerId' {
  const reference: { objectApiName: 'MaskingTokenSet__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c.CreatedById' {
  const reference: { objectApiName: 'MaskingTokenSet__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c.CreatedDate' {
  const reference: { objectApiName: 'MaskingTokenSet__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c.LastModifiedById' {
  const reference: { objectApiName: 'MaskingTokenSet__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c.LastModifiedDate' {
  const reference: { objectApiName: 'MaskingTokenSet__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c' {
  const reference: { objectApiName: 'PendingHITLAction__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.Id' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.Name' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.OwnerId' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.CreatedById' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.CreatedDate' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.LastModifiedById' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.LastModifiedDate' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'LastModifiedDate' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c' {
  const reference: { objectApiName: 'WriteSnapshot__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.Id' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'Id' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.Name' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'Name' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.OwnerId' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'OwnerId' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.CreatedById' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'CreatedById' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.CreatedDate' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'CreatedDate' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.LastModifiedById' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'LastModifiedById' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.LastModifiedDate' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'LastModifiedDate' };
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

declare module '@salesforce/schema/AIAgentDefinition__c.EnableToolReasoning__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'EnableToolReasoning__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.KillSwitch__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'KillSwitch__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.MaxCostPerDayUSD__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'MaxCostPerDayUSD__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.MaxCostPerUserDayUSD__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'MaxCostPerUserDayUSD__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.MaxDependencyViolations__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'MaxDependencyViolations__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.MaxSensitivity__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'MaxSensitivity__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.MaxTokensPerRun__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'MaxTokensPerRun__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.MaxTurns__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'MaxTurns__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.ModelName__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'ModelName__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.PIIMaskingMode__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'PIIMaskingMode__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.PIIPatternCategories__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'PIIPatternCategories__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.Principal__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'Principal__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.PromptSafetyMode__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'PromptSafetyMode__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.SafetyPatternCategories__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'SafetyPatternCategories__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.SafetyThreshold__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'SafetyThreshold__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.SensitiveClassifications__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'SensitiveClassifications__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.SystemPrompt__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'SystemPrompt__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.ToolDependencyGraphApprovedAt__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'ToolDependencyGraphApprovedAt__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.ToolDependencyGraphApprovedBy__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'ToolDependencyGraphApprovedBy__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.ToolDependencyGraphApprovedHash__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'ToolDependencyGraphApprovedHash__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.ToolDependencyGraphDraft__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'ToolDependencyGraphDraft__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.ToolDependencyGraph__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'ToolDependencyGraph__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.Version__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'Version__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentDefinition__c.WorkflowSteps__c' {
  const reference: { objectApiName: 'AIAgentDefinition__c'; fieldApiName: 'WorkflowSteps__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c.EnablePIIMasking__c' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c'; fieldApiName: 'EnablePIIMasking__c' };
  export default reference;
}

declare module '@salesforce/schema/AIAgentFrameworkSettings__c.EnablePromptSafety__c' {
  const reference: { objectApiName: 'AIAgentFrameworkSettings__c'; fieldApiName: 'EnablePromptSafety__c' };
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

declare module '@salesforce/schema/AgentCapability__c.MaxSensitivity__c' {
  const reference: { objectApiName: 'AgentCapability__c'; fieldApiName: 'MaxSensitivity__c' };
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

declare module '@salesforce/schema/AgentExecution__c.Alarms__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'Alarms__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.ArgumentHash__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'ArgumentHash__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.Conversation__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'Conversation__c' };
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

declare module '@salesforce/schema/AgentExecution__c.DependencyViolations__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'DependencyViolations__c' };
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

declare module '@salesforce/schema/AgentExecution__c.IdempotencyKey__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'IdempotencyKey__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.OriginalUserId__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'OriginalUserId__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.Phase__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'Phase__c' };
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

declare module '@salesforce/schema/AgentExecution__c.SessionKey__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'SessionKey__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.StartedAt__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'StartedAt__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentExecution__c.Tainted__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'Tainted__c' };
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

declare module '@salesforce/schema/AgentExecution__c.TurnId__c' {
  const reference: { objectApiName: 'AgentExecution__c'; fieldApiName: 'TurnId__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentRecordMark__c.AgentName__c' {
  const reference: { objectApiName: 'AgentRecordMark__c'; fieldApiName: 'AgentName__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentRecordMark__c.Execution__c' {
  const reference: { objectApiName: 'AgentRecordMark__c'; fieldApiName: 'Execution__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentRecordMark__c.ObjectName__c' {
  const reference: { objectApiName: 'AgentRecordMark__c'; fieldApiName: 'ObjectName__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentRecordMark__c.RecordId__c' {
  const reference: { objectApiName: 'AgentRecordMark__c'; fieldApiName: 'RecordId__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentReview__c.Execution__c' {
  const reference: { objectApiName: 'AgentReview__c'; fieldApiName: 'Execution__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentReview__c.ReviewNote__c' {
  const reference: { objectApiName: 'AgentReview__c'; fieldApiName: 'ReviewNote__c' };
  export default reference;
}

declare module '@salesforce/schema/AgentReview__c.Review__c' {
  const reference: { objectApiName: 'AgentReview__c'; fieldApiName: 'Review__c' };
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

declare module '@salesforce/schema/ExecutionStep__c.Content__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'Content__c' };
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

declare module '@salesforce/schema/ExecutionStep__c.MaskedTypes__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'MaskedTypes__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.ModelName__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'ModelName__c' };
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

declare module '@salesforce/schema/ExecutionStep__c.SafetyFindings__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'SafetyFindings__c' };
  export default reference;
}

declare module '@salesforce/schema/ExecutionStep__c.SafetyScore__c' {
  const reference: { objectApiName: 'ExecutionStep__c'; fieldApiName: 'SafetyScore__c' };
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

declare module '@salesforce/schema/MaskingKey__c.AuthenticationKey__c' {
  const reference: { objectApiName: 'MaskingKey__c'; fieldApiName: 'AuthenticationKey__c' };
  export default reference;
}

declare module '@salesforce/schema/MaskingKey__c.EncryptionKey__c' {
  const reference: { objectApiName: 'MaskingKey__c'; fieldApiName: 'EncryptionKey__c' };
  export default reference;
}

declare module '@salesforce/schema/MaskingSession__c.ExpiresAt__c' {
  const reference: { objectApiName: 'MaskingSession__c'; fieldApiName: 'ExpiresAt__c' };
  export default reference;
}

declare module '@salesforce/schema/MaskingSession__c.Key__c' {
  const reference: { objectApiName: 'MaskingSession__c'; fieldApiName: 'Key__c' };
  export default reference;
}

declare module '@salesforce/schema/MaskingSession__c.LastNumbers__c' {
  const reference: { objectApiName: 'MaskingSession__c'; fieldApiName: 'LastNumbers__c' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c.Key__c' {
  const reference: { objectApiName: 'MaskingTokenSet__c'; fieldApiName: 'Key__c' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c.Payload__c' {
  const reference: { objectApiName: 'MaskingTokenSet__c'; fieldApiName: 'Payload__c' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c.Sequence__c' {
  const reference: { objectApiName: 'MaskingTokenSet__c'; fieldApiName: 'Sequence__c' };
  export default reference;
}

declare module '@salesforce/schema/MaskingTokenSet__c.Session__c' {
  const reference: { objectApiName: 'MaskingTokenSet__c'; fieldApiName: 'Session__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.AgentName__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'AgentName__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.ArgumentHash__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'ArgumentHash__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.Arguments__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'Arguments__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.CorrelationId__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'CorrelationId__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.Execution__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'Execution__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.ExpiresAt__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'ExpiresAt__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.HITLMode__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'HITLMode__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.Intent__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'Intent__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.Reason__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'Reason__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.RecordId__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'RecordId__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.RecordVersion__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'RecordVersion__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.RequestedBy__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'RequestedBy__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.RuleName__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'RuleName__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.SessionKey__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'SessionKey__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.Status__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'Status__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.ToolName__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'ToolName__c' };
  export default reference;
}

declare module '@salesforce/schema/PendingHITLAction__c.TurnId__c' {
  const reference: { objectApiName: 'PendingHITLAction__c'; fieldApiName: 'TurnId__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.ContentDigest__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'ContentDigest__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.Content__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'Content__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.Execution__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'Execution__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.FieldNames__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'FieldNames__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.Key__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'Key__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.LastModifiedBefore__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'LastModifiedBefore__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.ObjectName__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'ObjectName__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.Operation__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'Operation__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.Reason__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'Reason__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.RecordId__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'RecordId__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.Revertible__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'Revertible__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.VersionAfter__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'VersionAfter__c' };
  export default reference;
}

declare module '@salesforce/schema/WriteSnapshot__c.VersionBefore__c' {
  const reference: { objectApiName: 'WriteSnapshot__c'; fieldApiName: 'VersionBefore__c' };
  export default reference;
}
