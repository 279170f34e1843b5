import { describe, expect, it } from '@jest/globals';
import { PAGE_SIZE, cellKey, linesOf, namesWith, objectsWith, pageCount, pageOf } from 'c/boundaryModel';
import type { BoundaryObject, BoundaryRow } from 'c/boundaryModel';

function row(objectName: string, field: string | undefined, ...effects: string[]): BoundaryRow {
  const operations = ['Read', 'Create', 'Update', 'Delete'];
  return {
    objectName,
    ...(field && { field }),
    cells: effects.map((effect, index) => ({ operation: operations[index]!, effect, rule: 'R', reason: 'Because.' })),
  };
}

function object(own: BoundaryRow, fields?: BoundaryRow[]): BoundaryObject {
  return { row: own, ...(fields && { fields }), isOpen: fields !== undefined, isLoading: false };
}

describe('boundaryModel', () => {
  it('finds names whatever their letter case', () => {
    expect(namesWith(['Account', 'Contact', 'Case'], ' ACC ')).toEqual(['Account']);
    expect(namesWith(['Account', 'Case'], '')).toEqual(['Account', 'Case']);
  });

  it('keeps objects with a decision of their own or of a loaded field, and the fields that have it', () => {
    const account = object(row('Account', undefined, 'ALLOW'), [
      row('Account', 'Fax', 'DENY'),
      row('Account', 'Name', 'ALLOW'),
    ]);
    const lead = object(row('Lead', undefined, 'DENY'));
    const task = object(row('Task', undefined, 'ALLOW'));
    expect(objectsWith([account, lead, task], 'DENY')).toEqual([
      { ...account, fields: [row('Account', 'Fax', 'DENY')] },
      lead,
    ]);
    expect(objectsWith([account, lead, task], '')).toEqual([account, lead, task]);
  });

  it('pages fifty objects', () => {
    const names = Array.from({ length: 51 }, (_, index) => `Object${index}`);
    expect(pageCount(names.length)).toBe(3);
    expect(pageCount(0)).toBe(1);
    expect(pageOf(names, 0)).toHaveLength(PAGE_SIZE);
    expect(pageOf(names, 2)).toEqual(['Object50']);
  });

  it('tells cells apart', () => {
    expect(cellKey({ objectName: 'Account', field: '', operation: 'Read' })).toBe('Account..Read');
  });

  it('has a line for each cell, below the headings', () => {
    const lines = linesOf({ agent: 'Desk', person: 'Ada', phase: 'full' }, [row('Account', 'Fax', 'ALLOW', 'DENY')]);
    expect(lines[0]).toContain('Decision');
    expect(lines.slice(1)).toEqual([
      ['Desk', 'Ada', 'full', 'Account', 'Fax', 'Read', 'ALLOW', 'R', 'Because.'],
      ['Desk', 'Ada', 'full', 'Account', 'Fax', 'Create', 'DENY', 'R', 'Because.'],
    ]);
  });
});
