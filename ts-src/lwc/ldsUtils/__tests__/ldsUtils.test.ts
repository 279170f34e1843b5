import { describe, expect, it } from '@jest/globals';
import { reduceErrors } from 'c/ldsUtils';

describe('reduceErrors', () => {
  it('reads the message of an Apex error', () => {
    expect(reduceErrors({ body: { message: 'No access to Opportunity' }, statusText: 'Bad Request' })).toEqual([
      'No access to Opportunity',
    ]);
  });

  it('reads all messages of a list body', () => {
    expect(reduceErrors({ body: [{ message: 'one' }, { message: 'two' }] })).toEqual(['one', 'two']);
  });

  it('prefers page and field errors of Lightning Data Service over the general message', () => {
    const body = {
      message: 'An error occurred',
      output: { errors: [{ message: 'locked' }], fieldErrors: { Name: [{ message: 'required' }] } },
    };
    expect(reduceErrors([{ body }])).toEqual(['locked', 'required']);
  });

  it('reads page and field errors of DML', () => {
    const body = { pageErrors: [{ message: 'duplicate' }], fieldErrors: { Name: [{ message: 'too long' }] } };
    expect(reduceErrors({ body })).toEqual(['duplicate', 'too long']);
  });

  it('reads JavaScript errors, status texts and plain text, each once', () => {
    expect(reduceErrors([new Error('boom'), { statusText: 'Gateway Timeout' }, 'boom', undefined, null])).toEqual([
      'boom',
      'Gateway Timeout',
    ]);
  });

  it('shows an error without text as JSON', () => {
    expect(reduceErrors({ status: 500 })).toEqual(['{"status":500}']);
  });
});
