import { openApex } from '../evaluation/apex.ts';
import { percentile } from './figures.ts';

const SENTENCES = [
  'Ada met the board on 04/16/2026 and asked for a quote over $50,677.25 for 716 seats. ',
  'Her mobile is +44 7400 123456 and she reads ada.lee@example.com every morning. ',
  'Case 00305659 was escalated to tier 2; the firmware 2.1.8 was released last week. ',
  'Please verify SSN 321-54-9876 and passport number C01X00T47 before Friday. ',
];
const FIELDS = {
  'records.LastName': 'Contact.LastName',
  'records.Email': 'Contact.Email',
  'records.Phone': 'Contact.Phone',
  'records.Birthdate': 'Contact.Birthdate',
  'records.Description': 'Contact.Description',
};
const RECORDS = 200;

/** Time of masking: texts of three lengths, and a page of records; the session is stored each time. Milliseconds. */
export function measureMasking(say: (text: string) => void): Record<string, number> {
  const apex = openApex('masking');
  try {
    say('masking: texts and a page of records');
    const body = JSON.stringify({ records: Array.from({ length: RECORDS }, (_, at) => contact(at)) });
    const mask = (length: number) => () => apex.call('MaskingProbe', 'mask', JSON.stringify([textOf(length)]));
    return {
      maskText1kMs: median(30, mask(1000)),
      maskText10kMs: median(10, mask(10_000)),
      maskText100kMs: median(5, mask(100_000)),
      mask200RecordsMs: median(5, () => apex.call('MaskingProbe', 'maskRecords', body, JSON.stringify(FIELDS))),
    };
  } finally {
    apex.close();
  }
}

function contact(at: number): Record<string, string> {
  return {
    Id: '0035g00000XyZabAAB',
    LastName: `Person ${at}`,
    Email: `person${at}@example.com`,
    Phone: `+44 7400 ${100_000 + at}`,
    Birthdate: '1985-03-14',
    Description: textOf(200),
  };
}

function textOf(length: number): string {
  return SENTENCES.join('')
    .repeat(Math.ceil(length / SENTENCES.join('').length))
    .slice(0, length);
}

/** After one call that is not counted: the first one compiles patterns and makes the keys. */
function median(count: number, body: () => unknown): number {
  body();
  const samples = Array.from({ length: count }, () => {
    const start = performance.now();
    body();
    return performance.now() - start;
  });
  return percentile(samples, 0.5);
}
