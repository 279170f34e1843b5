import { contract } from './define.ts';

/** The start method returns a QueryLocator or an Iterable; the platform's declaration leaves that open. */
export const BatchableType = contract(`
  public interface Database.Batchable<T> {
    Iterable<T> start(Database.BatchableContext context);
    void execute(Database.BatchableContext context, List<T> scope);
    void finish(Database.BatchableContext context);
  }`);

export const StatefulType = contract('public interface Database.Stateful { }');
export const AllowsCalloutsType = contract('public interface Database.AllowsCallouts { }');
export const RaisesPlatformEventsType = contract('public interface Database.RaisesPlatformEvents { }');
