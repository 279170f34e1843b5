/**
 * Records of a made-up company, the same for the same seed: three regions, thousands of rows, values that look like
 * sales data. All names, numbers and addresses are invented; e-mail domains are reserved ones (RFC 2606).
 */
import { PEOPLE } from './people.ts';

export type SeedValue = string | number | boolean | null | { $ref: string } | { $user: string };
export interface SeedRecords {
  object: string;
  rows: ({ $ref?: string } & Record<string, SeedValue | undefined>)[];
}

const SIZES = { accounts: 420, contacts: 1300, opportunities: 1700, cases: 900, bankAccounts: 160 };
const REGIONS = ['West', 'East', 'Central'] as const;
const INDUSTRIES = [
  'Manufacturing',
  'Retail',
  'Healthcare',
  'Energy',
  'Transportation',
  'Construction',
  'Technology',
  'Banking',
];
const FIRST =
  'Ana Ben Chloe Dana Emil Farah Goran Hana Ivo Jana Kofi Lena Milan Nora Omar Petra Quinn Rosa Samir Tara Uma Viktor Wim Xenia Yara Zoran'.split(
    ' ',
  );
const LAST =
  'Abel Brandt Castro Dietz Ekman Fontaine Garcia Holm Ito Jensen Kovac Lund Moreau Novak Okafor Petit Quist Rossi Sato Toth Ueda Varga Weber Xu Young Zeman'.split(
    ' ',
  );
const PLACE =
  'Alder Birch Cedar Delta Ember Falcon Garnet Harbor Indigo Juniper Keystone Larch Maple North Orchard Prairie Quarry Ridge Summit Timber Union Valley Willow Yarrow Zenith'.split(
    ' ',
  );
const BUSINESS = 'Tools,Logistics,Foods,Energy,Medical,Systems,Paper,Textiles,Foundry,Optics,Marine,Robotics'.split(
  ',',
);
const OPEN_STAGES = ['Prospecting', 'Qualification', 'Needs Analysis', 'Proposal/Price Quote', 'Negotiation/Review'];
const CASE_SUBJECTS = [
  'Invoice does not match the order',
  'Delivery is late',
  'Cannot sign in to the portal',
  'Replacement part needed',
  'Question about the warranty',
  'Change of delivery address',
];

/** mulberry32: small, fast, the same on every machine. Not for secrets. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `today` fixes close dates: half of the opportunities close after it. */
export function sampleRecords(today: Date, seed = 20260728): SeedRecords[] {
  const random = randomFrom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const day = (offset: number) => new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
  const user = (username: string) => ({ $user: username });
  const ownerOf = (region: string) =>
    user(PEOPLE.find((person) => person.key === ({ West: 'west', East: 'east' }[region] ?? 'manager'))!.username);

  const accounts = Array.from({ length: SIZES.accounts }, (_, i) => {
    const region = REGIONS[i % 3]!;
    const name = `${PLACE[i % PLACE.length]} ${BUSINESS[Math.floor(i / PLACE.length) % BUSINESS.length]}${i < 300 ? '' : ` ${Math.floor(i / 300) + 1}`}`;
    // One West account in ten belongs to the manager: the West representative sees it by sharing rule alone.
    const owner = region === 'West' && i % 30 === 0 ? ownerOf('Central') : ownerOf(region);
    return {
      $ref: `account${i}`,
      Name: name,
      Region__c: region,
      Industry: pick(INDUSTRIES),
      AnnualRevenue: (1 + below(400)) * 50_000,
      NumberOfEmployees: 5 + below(4000),
      Phone: `+1 555 01${String(below(100)).padStart(2, '0')}`,
      OwnerId: owner,
    };
  });
  const accountOf = (i: number) => accounts[i % accounts.length]!;

  const contacts = Array.from({ length: SIZES.contacts }, (_, i) => {
    const account = accountOf(i);
    const first = pick(FIRST);
    const last = pick(LAST);
    return {
      FirstName: first,
      LastName: last,
      Title: pick(['Buyer', 'Head of purchasing', 'Plant manager', 'Finance director', 'Engineer']),
      Email: `${first}.${last}${i}@example.com`.toLowerCase(),
      Phone: `+1 555 01${String(below(100)).padStart(2, '0')}`,
      PersonalPhone__c: `+1 555 01${String(below(100)).padStart(2, '0')}`,
      AccountId: { $ref: account.$ref },
      OwnerId: account.OwnerId,
    };
  });

  const opportunities = Array.from({ length: SIZES.opportunities }, (_, i) => {
    const account = accountOf(i * 7);
    const open = i % 2 === 0;
    const won = !open && random() < 0.55;
    return {
      Name: `${account.Name} ${pick(['line upgrade', 'yearly order', 'pilot', 'expansion', 'spare parts', 'service contract'])}`,
      AccountId: { $ref: account.$ref },
      StageName: open ? pick(OPEN_STAGES) : won ? 'Closed Won' : 'Closed Lost',
      CloseDate: open ? day(1 + below(180)) : day(-1 - below(360)),
      Amount: (1 + below(600)) * 500,
      Probability: open ? 10 + below(8) * 10 : won ? 100 : 0,
      Region__c: account.Region__c,
      Margin__c: 4 + below(40),
      OwnerId: account.OwnerId,
    };
  });

  const cases = Array.from({ length: SIZES.cases }, (_, i) => {
    const account = accountOf(i * 3);
    return {
      Subject: pick(CASE_SUBJECTS),
      Status: pick(['New', 'Working', 'Escalated', 'Closed']),
      Priority: pick(['Low', 'Medium', 'High']),
      Origin: pick(['Phone', 'Email', 'Web']),
      AccountId: { $ref: account.$ref },
      OwnerId: account.OwnerId,
    };
  });

  const bankAccounts = Array.from({ length: SIZES.bankAccounts }, (_, i) => {
    const digits =
      String(10_000_000_000 + below(89_999_999_999)).slice(0, 10) + String(below(10 ** 8)).padStart(8, '0');
    return {
      Account__c: { $ref: accountOf(i * 2).$ref },
      BankName__c: `${pick(PLACE)} Bank`,
      IBAN__c: iban('DE', digits),
      OwnerId: ownerOf('Central'),
    };
  });

  const compensation = PEOPLE.map((person) => ({
    Employee__c: user(person.username),
    Salary__c: 60_000 + below(90) * 1000,
    Bonus__c: below(30) * 1000,
    OwnerId: ownerOf('Central'),
  }));

  return [
    { object: 'Account', rows: accounts },
    { object: 'Contact', rows: contacts },
    { object: 'Opportunity', rows: opportunities },
    { object: 'Case', rows: cases },
    { object: 'BankAccount__c', rows: bankAccounts },
    { object: 'Compensation__c', rows: compensation },
    {
      object: 'AIAgentDefinition__c',
      rows: [
        {
          $ref: 'agent',
          Name: 'Sales Assistant',
          DeveloperName__c: DEMO_AGENT,
          AgentType__c: 'Conversational',
          Description__c: 'Answers questions about accounts, contacts, opportunities and cases.',
          Version__c: '1',
          Active__c: true,
        },
        {
          $ref: 'desk',
          Name: 'Deal Desk',
          DeveloperName__c: DESK_AGENT,
          AgentType__c: 'Conversational',
          Description__c: 'Runs inside Salesforce: looks up contacts and notes reminders.',
          SystemPrompt__c: 'You look up contacts and note reminders. Be brief.',
          ModelName__c: 'DemoScript',
          PromptSafetyMode__c: 'Block',
          ToolDependencyGraphDraft__c: '{"version":"1.0","dependencies":{"create_record":{"allOf":["find_records"]}}}',
          EnableToolReasoning__c: true,
          Version__c: '1',
          Active__c: true,
        },
        {
          $ref: 'brief',
          Name: 'Deal Brief',
          DeveloperName__c: BRIEF_AGENT,
          AgentType__c: 'Workflow',
          Description__c: 'Goes through two steps: reads the largest open deals, then says what to do next.',
          SystemPrompt__c: 'You prepare calls of a sales representative.',
          WorkflowSteps__c: JSON.stringify(BRIEF_STEPS),
          ModelName__c: 'DemoScript',
          PromptSafetyMode__c: 'Block',
          EnableToolReasoning__c: true,
          Version__c: '1',
          Active__c: true,
        },
      ],
    },
    {
      object: 'AgentCapability__c',
      rows: ['describe_objects', 'find_records', 'get_record'].map((tool) => ({
        Agent__c: { $ref: 'agent' },
        ToolName__c: tool,
        HITLMode__c: 'Disabled',
        Active__c: true,
      })),
    },
    {
      object: 'AgentCapability__c',
      rows: [
        { Agent__c: { $ref: 'desk' }, ToolName__c: 'find_records', Active__c: true },
        // Without an approval mode a tool that writes waits for a person.
        { Agent__c: { $ref: 'desk' }, ToolName__c: 'create_record', Active__c: true },
        { Agent__c: { $ref: 'brief' }, ToolName__c: 'find_records', Active__c: true },
      ],
    },
  ];
}

export const DEMO_AGENT = 'SalesAssistant';
/** The agent that runs inside the org, on a scripted model. */
export const DESK_AGENT = 'DealDesk';

/** The agent that goes through steps, on the same script. */
export const BRIEF_AGENT = 'DealBrief';
/** Its steps: each uses the tools it names and hands its answer to the next. */
export const BRIEF_STEPS = {
  version: '1.0',
  steps: [
    {
      name: 'read',
      instructions: 'Read the largest open deals that the person asks for.',
      tools: ['find_records'],
      requires: ['find_records'],
    },
    { name: 'advise', instructions: 'Say in two lines what to do next.' },
  ],
};

/** ISO 13616: two check digits so that the number modulo 97 is 1. */
function iban(country: string, account: string): string {
  const numeric = `${account}${country.charCodeAt(0) - 55}${country.charCodeAt(1) - 55}00`;
  let remainder = 0;
  for (const digit of numeric) remainder = (remainder * 10 + Number(digit)) % 97;
  return `${country}${String(98 - remainder).padStart(2, '0')}${account}`;
}
