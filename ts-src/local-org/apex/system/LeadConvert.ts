import type { LeadConversion } from '../../data/dml/convert-lead.ts';
import { toId18 } from '../../values/index.ts';
import { reference } from './define.ts';
import { InvalidParameterValueException } from './exceptions.ts';
import type { VariablesObject } from './record-class.ts';
import { bean, beanMembers, variables } from './record-class.ts';

const VALUES = {
  accountId: 'Id',
  contactId: 'Id',
  convertedStatus: 'String',
  leadId: 'Id',
  opportunityId: 'Id',
  opportunityName: 'String',
  ownerId: 'Id',
  relatedPersonAccountId: 'Id',
} as const;
const FLAGS = [
  'bypassAccountDedupeCheck',
  'bypassContactDedupeCheck',
  'doNotCreateOpportunity',
  'overwriteLeadSource',
  'sendNotificationEmail',
] as const;

const Flags = variables(FLAGS, Object.fromEntries(FLAGS.map((name) => [name, () => false])));

/** The value of `Database.LeadConvert`: what a conversion asks for. Duplicates are not looked for and no mail is sent. */
export class LeadConvert extends bean(VALUES, Flags) {
  /** @throws InvalidParameterValueException without a lead id */
  conversion(): LeadConversion {
    const text = (name: keyof typeof VALUES): string | null => (this.values.get(name) as string | null) ?? null;
    const id = (name: keyof typeof VALUES): string | null => toId18(text(name) ?? '');
    const leadId = id('leadId');
    if (leadId === null) throw new InvalidParameterValueException('Missing required parameter: leadId');
    return {
      leadId,
      accountId: id('accountId'),
      contactId: id('contactId'),
      opportunityId: id('opportunityId'),
      convertedStatus: text('convertedStatus'),
      createsOpportunity: this.values.get('doNotCreateOpportunity') !== true,
      opportunityName: text('opportunityName'),
      ownerId: id('ownerId'),
      overwritesLeadSource: this.values.get('overwriteLeadSource') === true,
    };
  }
}

function flagMembers(name: string): string {
  const suffix = name.charAt(0).toUpperCase() + name.slice(1);
  Object.assign(LeadConvert.prototype, {
    [`is${suffix}()`](this: VariablesObject) {
      return this.values.get(name);
    },
    [`set${suffix}(Boolean)`](this: VariablesObject, value: unknown) {
      this.values.set(name, value);
    },
  });
  return `public Boolean ${name}; public Boolean is${suffix}(); public void set${suffix}(Boolean value);`;
}

export const LeadConvertType = reference(
  `
  public class Database.LeadConvert {
    public LeadConvert();
    ${beanMembers(VALUES)}
    ${FLAGS.map(flagMembers).join('\n    ')}
  }`,
  LeadConvert,
);
