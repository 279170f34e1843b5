/** Which fields a standard value set fills: `StandardValueSet` name → Object.Field. */
export const STANDARD_VALUE_SETS: Readonly<Record<string, readonly string[]>> = {
  accounttype: ['Account.Type'],
  accountrating: ['Account.Rating', 'Lead.Rating'],
  accountownership: ['Account.Ownership'],
  campaignmemberstatus: ['CampaignMember.Status'],
  campaignstatus: ['Campaign.Status'],
  campaigntype: ['Campaign.Type'],
  caseorigin: ['Case.Origin'],
  casepriority: ['Case.Priority'],
  casereason: ['Case.Reason'],
  casestatus: ['Case.Status'],
  casetype: ['Case.Type'],
  contactrole: ['AccountContactRole.Role'],
  contractstatus: ['Contract.Status'],
  eventsubject: ['Event.Subject'],
  eventtype: ['Event.Type'],
  industry: ['Account.Industry', 'Lead.Industry'],
  leadsource: ['Account.AccountSource', 'Contact.LeadSource', 'Lead.LeadSource', 'Opportunity.LeadSource'],
  leadstatus: ['Lead.Status'],
  opportunitystage: ['Opportunity.StageName'],
  opportunitytype: ['Opportunity.Type'],
  orderstatus: ['Order.Status'],
  ordertype: ['Order.Type'],
  product2family: ['Product2.Family'],
  salutation: ['Contact.Salutation', 'Lead.Salutation', 'Individual.Salutation'],
  taskpriority: ['Task.Priority'],
  taskstatus: ['Task.Status'],
  tasksubject: ['Task.Subject'],
  tasktype: ['Task.Type'],
};

export interface Stage {
  name: string;
  probability: number;
  isClosed: boolean;
  isWon: boolean;
  /** ForecastCategory and its label. */
  forecast: string;
  forecastName: string;
}

/** Opportunity stages until a source folder brings its own. */
export const DEFAULT_STAGES: readonly Stage[] = [
  stage('Prospecting', 10),
  stage('Qualification', 10),
  stage('Needs Analysis', 20),
  stage('Value Proposition', 50),
  stage('Id. Decision Makers', 60),
  stage('Perception Analysis', 70),
  stage('Proposal/Price Quote', 75),
  stage('Negotiation/Review', 90),
  { name: 'Closed Won', probability: 100, isClosed: true, isWon: true, forecast: 'Closed', forecastName: 'Closed' },
  { name: 'Closed Lost', probability: 0, isClosed: true, isWon: false, forecast: 'Omitted', forecastName: 'Omitted' },
];

function stage(name: string, probability: number): Stage {
  return { name, probability, isClosed: false, isWon: false, forecast: 'Pipeline', forecastName: 'Pipeline' };
}
