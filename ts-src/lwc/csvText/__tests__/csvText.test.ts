import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { csvText, downloadCsv } from 'c/csvText';

describe('csvText', () => {
  it('quotes every cell and doubles quotes', () => {
    expect(
      csvText([
        ['a', 'b,c'],
        ['say "x"', 'two\nlines'],
      ]),
    ).toBe('"a","b,c"\r\n"say ""x""","two\nlines"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('takes the formula out of %j', (text) => {
    expect(csvText([[text]])).toBe(`"'${text}"\r\n`);
  });

  it('leaves other texts alone', () => {
    expect(csvText([['a=b', '', ' =1']])).toBe('"a=b",""," =1"\r\n');
  });
});

describe('downloadCsv', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('offers the text as a file of this name and lets the address go', () => {
    const create = jest.fn(() => 'blob:x');
    const revoke = jest.fn();
    Object.assign(URL, { createObjectURL: create, revokeObjectURL: revoke });
    const clicked: string[] = [];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      clicked.push(`${this.download} ${this.href}`);
    });
    downloadCsv('rules.csv', '"a"\r\n');
    expect(clicked).toEqual(['rules.csv blob:x']);
    expect(create).toHaveBeenCalledWith(expect.objectContaining({ type: 'text/csv;charset=utf-8', size: 8 }));
    expect(revoke).toHaveBeenCalledWith('blob:x');
  });
});
