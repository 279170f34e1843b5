import { describe, expect, it } from '@jest/globals';
import { EditHistory } from 'c/editHistory';

describe('c-edit-history', () => {
  it('goes back and forth between values', () => {
    const history = EditHistory.startingWith('a').with('b').with('c');
    expect(history.present).toBe('c');
    expect(history.undone().present).toBe('b');
    expect(history.undone().undone().present).toBe('a');
    expect(history.undone().redone().present).toBe('c');
  });

  it('ends where there is nothing more', () => {
    const start = EditHistory.startingWith(1);
    expect(start.canUndo || start.canRedo).toBe(false);
    expect(start.undone()).toBe(start);
    expect(start.redone()).toBe(start);
  });

  it('forgets what was undone once there is a new value', () => {
    const history = EditHistory.startingWith('a').with('b').undone().with('c');
    expect(history.canRedo).toBe(false);
    expect(history.undone().present).toBe('a');
  });
});
