import { contract, reference } from './define.ts';
import { PublishResult } from './event-callbacks.ts';

export const EventPublishSuccessCallbackType = contract(`
  public interface EventBus.EventPublishSuccessCallback {
    void onSuccess(EventBus.SuccessResult result);
  }`);

export const EventPublishFailureCallbackType = contract(`
  public interface EventBus.EventPublishFailureCallback {
    void onFailure(EventBus.FailureResult result);
  }`);

export const SuccessResultType = contract(`
  public interface EventBus.SuccessResult {
    List<String> getEventUuids();
  }`);

export const FailureResultType = contract(`
  public interface EventBus.FailureResult {
    List<String> getEventUuids();
  }`);

/** Not a name of the platform: its results are of hidden classes. */
export const PublishResultType = reference(
  `
  public class EventBus.PublishResult implements EventBus.SuccessResult, EventBus.FailureResult {
    public List<String> getEventUuids();
  }`,
  PublishResult,
);
