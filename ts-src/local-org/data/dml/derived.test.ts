import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate, ApexDatetime, Blob, Decimal } from '../../values/index.ts';
import { STANDARD_PRICEBOOK } from '../setup/org-rows.ts';
import { Desk, storeWith } from '../testing.ts';

const dec = (text: string) => Decimal.parse(text);
const day = ApexDate.parse('2026-11-21');

function row(desk: Desk, text: string): Record<string, string> {
  const [record] = desk.query(text).records;
  return Object.fromEntries([...record!.populated()].map(([name, value]) => [name, String(value)]));
}

function shop(desk: Desk): { deal: string; entry: string } {
  const product = desk.insert('Product2', { Name: 'Saw', ProductCode: 'S1' });
  const entry = desk.insert('PricebookEntry', {
    Product2Id: product,
    Pricebook2Id: STANDARD_PRICEBOOK,
    UnitPrice: dec('20'),
  });
  const deal = desk.insert('Opportunity', {
    Name: 'Deal',
    StageName: 'Qualification',
    CloseDate: day,
    Amount: dec('50'),
  });
  return { deal, entry };
}

test('an opportunity expects a part of its amount, in a fiscal period', () => {
  const desk = new Desk(storeWith({}));
  shop(desk);
  const found = row(desk, 'SELECT ExpectedRevenue, Fiscal, FiscalYear, HasOpportunityLineItem FROM Opportunity');
  assert.equal(Number(found.ExpectedRevenue), 5);
  assert.deepEqual([found.Fiscal, found.FiscalYear, found.HasOpportunityLineItem], ['2026 4', '2026', 'false']);
});

test('products take their price from the price book and sum up in the opportunity', () => {
  const desk = new Desk(storeWith({}));
  const { deal, entry } = shop(desk);
  const item = desk.insert('OpportunityLineItem', { OpportunityId: deal, PricebookEntryId: entry, Quantity: dec('3') });
  desk.insert('OpportunityLineItem', {
    OpportunityId: deal,
    PricebookEntryId: entry,
    Quantity: dec('2'),
    UnitPrice: dec('10'),
    Discount: dec('50'),
  });
  const line = row(
    desk,
    `SELECT Name, ProductCode, UnitPrice, TotalPrice FROM OpportunityLineItem WHERE Id = '${item}'`,
  );
  assert.deepEqual([line.Name, line.ProductCode, Number(line.TotalPrice)], ['Deal Saw', 'S1', 60]);
  const sums = () => row(desk, 'SELECT Amount, TotalOpportunityQuantity, HasOpportunityLineItem FROM Opportunity');
  assert.deepEqual([Number(sums().Amount), sums().HasOpportunityLineItem], [70, 'true']);
  desk.dml('update', [desk.record('Opportunity', { Id: deal, Amount: dec('1') })]);
  assert.equal(Number(sums().Amount), 70);
  desk.dml('delete', [desk.record('OpportunityLineItem', { Id: item })]);
  assert.deepEqual([Number(sums().Amount), Number(sums().TotalOpportunityQuantity)], [10, 2]);
});

test("a price of one's own needs a standard price, and is defined once", () => {
  const desk = new Desk(storeWith({}));
  const product = desk.insert('Product2', { Name: 'Saw' });
  const own = desk.insert('Pricebook2', { Name: 'Own', IsActive: true });
  const entry = (book: string) =>
    desk.tryDml('insert', [
      desk.record('PricebookEntry', { Product2Id: product, Pricebook2Id: book, UnitPrice: dec('1') }),
    ])[0]!;
  assert.equal(entry(own).errors[0]!.statusCode, 'STANDARD_PRICE_NOT_DEFINED');
  assert.equal(entry(STANDARD_PRICEBOOK).success, true);
  assert.equal(entry(own).success, true);
  assert.equal(entry(own).errors[0]!.statusCode, 'DUPLICATE_VALUE');
});

test('campaign members show the person, once', () => {
  const desk = new Desk(storeWith({}));
  const campaign = desk.insert('Campaign', { Name: 'Fair' });
  const lead = desk.insert('Lead', { LastName: 'Roe', FirstName: 'Ada', Company: 'Acme', Email: 'ada@acme.example' });
  const member = desk.record('CampaignMember', { CampaignId: campaign, LeadId: lead });
  desk.dml('insert', [member]);
  assert.deepEqual(row(desk, 'SELECT Name, CompanyOrAccount, Type, Status, HasResponded FROM CampaignMember'), {
    Id: member.id,
    Name: 'Ada Roe',
    CompanyOrAccount: 'Acme',
    Type: 'Lead',
    Status: 'Sent',
    HasResponded: 'false',
  });
  const [again] = desk.tryDml('insert', [desk.record('CampaignMember', { CampaignId: campaign, LeadId: lead })]);
  assert.equal(again!.errors[0]!.message, 'Already a campaign member.');
  assert.equal(desk.query('SELECT Id FROM CampaignMemberStatus').size, 2);
});

test('events know their end, tasks their account, cases their contact', () => {
  const desk = new Desk(storeWith({}));
  const account = desk.insert('Account', { Name: 'Acme' });
  const contact = desk.insert('Contact', { LastName: 'Roe', AccountId: account, Email: 'roe@acme.example' });
  const start = new ApexDatetime(Date.UTC(2026, 10, 21, 9));
  desk.insert('Event', { Subject: 'Meet', StartDateTime: start, DurationInMinutes: 90, WhoId: contact });
  const event = row(desk, 'SELECT EndDateTime, ActivityDate, AccountId FROM Event');
  assert.deepEqual([event.EndDateTime, event.ActivityDate], ['2026-11-21T10:30:00.000Z', '2026-11-21']);
  assert.equal(event.AccountId, account);
  const [open] = desk.tryDml('insert', [desk.record('Event', { Subject: 'Meet', StartDateTime: start })]);
  assert.equal(open!.errors[0]!.statusCode, 'REQUIRED_FIELD_MISSING');
  desk.insert('Task', { Subject: 'Call', WhoId: contact, Status: 'Completed' });
  assert.equal(row(desk, 'SELECT AccountId FROM Task').AccountId, account);
  desk.insert('Case', { Subject: 'Broken', ContactId: contact, Status: 'Closed' });
  const found = row(desk, 'SELECT AccountId, ContactEmail, IsClosed FROM Case');
  assert.deepEqual([found.AccountId, found.ContactEmail, found.IsClosed], [account, 'roe@acme.example', 'true']);
});

test('files have a size, e-mails their people', () => {
  const desk = new Desk(storeWith({}));
  const account = desk.insert('Account', { Name: 'Acme' });
  desk.insert('ContentVersion', { Title: 'a', PathOnClient: 'a.txt', VersionData: Blob.of('abc') });
  assert.deepEqual(Object.values(row(desk, 'SELECT ContentSize, Checksum FROM ContentVersion')).slice(1), [
    '3',
    '900150983cd24fb0d6963f7d28e17f72',
  ]);
  desk.insert('Attachment', { Name: 'a', ParentId: account, Body: Blob.of('abcd') });
  assert.equal(row(desk, 'SELECT BodyLength FROM Attachment').BodyLength, '4');
  desk.insert('EmailMessage', { Subject: 'Hi', ToIds: [desk.store.systemUserId] });
  assert.equal(row(desk, 'SELECT RelationType FROM EmailMessageRelation').RelationType, 'ToAddress');
});

test('statuses of the sources decide what is closed and converted', () => {
  const value = (name: string, more: string) =>
    `<standardValue><fullName>${name}</fullName><default>false</default><label>${name}</label>${more}</standardValue>`;
  const desk = new Desk(
    storeWith({
      'standardValueSets/CaseStatus.standardValueSet-meta.xml': `<StandardValueSet>${value('Open', '<closed>false</closed>')}${value('Done', '<closed>true</closed>')}</StandardValueSet>`,
    }),
  );
  desk.insert('Case', { Subject: 'a', Status: 'Done' });
  desk.insert('Case', { Subject: 'b', Status: 'Open' });
  assert.deepEqual(desk.column('SELECT IsClosed FROM Case ORDER BY Subject', 'IsClosed'), [true, false]);
  assert.equal(desk.query('SELECT Id FROM LeadStatus WHERE IsConverted = TRUE').size, 1);
});

test('components of the sources are rows', () => {
  const desk = new Desk(
    storeWith({
      'cachePartitions/main.cachePartition-meta.xml':
        '<PlatformCachePartition><isDefaultPartition>true</isDefaultPartition><masterLabel>Main</masterLabel></PlatformCachePartition>',
      'email/Desk/Welcome.email-meta.xml':
        '<EmailTemplate><available>true</available><name>Welcome</name><subject>Hello</subject><type>text</type></EmailTemplate>',
      'email/Desk/Welcome.email': 'Dear all',
      'reports/Desk/All.report-meta.xml': '<Report><name>All of them</name></Report>',
      'flows/Step.flow-meta.xml':
        '<Flow><label>Step</label><processType>AutoLaunchedFlow</processType><status>Active</status></Flow>',
    }),
  );
  const names = (text: string, field: string) => desk.column(text, field);
  assert.deepEqual(
    names("SELECT DeveloperName FROM PlatformCachePartition WHERE NamespacePrefix = ''", 'DeveloperName'),
    ['main'],
  );
  assert.deepEqual(names("SELECT Body FROM EmailTemplate WHERE DeveloperName = 'Welcome'", 'Body'), ['Dear all']);
  assert.deepEqual(names("SELECT Name FROM Report WHERE DeveloperName = 'All'", 'Name'), ['All of them']);
  assert.deepEqual(names("SELECT Name FROM Folder WHERE Type = 'Email'", 'Name'), ['Desk']);
  assert.deepEqual(names('SELECT ApiName FROM FlowDefinitionView WHERE IsActive = TRUE', 'ApiName'), ['Step']);
});
