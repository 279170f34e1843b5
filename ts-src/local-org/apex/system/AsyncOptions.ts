import { reference } from './define.ts';
import { variables } from './record-class.ts';

/** The value of `AsyncOptions`. */
export class AsyncOptions extends variables([
  'DuplicateSignature',
  'MaximumQueueableStackDepth',
  'MinimumQueueableDelayInMinutes',
]) {}

export const AsyncOptionsType = reference(
  `
  public class System.AsyncOptions {
    public AsyncOptions();
    public QueueableDuplicateSignature DuplicateSignature;
    public Integer MaximumQueueableStackDepth;
    public Integer MinimumQueueableDelayInMinutes;
  }`,
  AsyncOptions,
);
