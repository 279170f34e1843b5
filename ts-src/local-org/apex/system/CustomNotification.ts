import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference } from './define.ts';
import { HandledException } from './exceptions.ts';
import { variables } from './record-class.ts';
import type { ApexSet } from './Set.ts';

/** Key of `Transaction.state`: the notifications that the transaction sent, an array of SentNotification. */
export const SENT_NOTIFICATIONS = Symbol('sent notifications');

export interface SentNotification {
  typeId: string;
  title: string;
  body: string;
  targetId: string | null;
  targetPageRef: string | null;
  recipients: string[];
}

const NAMES = ['body', 'notificationTypeId', 'targetId', 'targetPageRef', 'title', 'senderId'] as const;

/** The value of `Messaging.CustomNotification`. Nothing leaves this machine. */
export class CustomNotification extends variables(NAMES) {
  'setBody(String)'(body: string | null): void {
    this['set body'](body);
  }
  'setNotificationTypeId(String)'(id: string | null): void {
    this['set notificationTypeId'](id);
  }
  'setSenderId(String)'(id: string | null): void {
    this['set senderId'](id);
  }
  'setTargetId(String)'(id: string | null): void {
    this['set targetId'](id);
  }
  'setTargetPageRef(String)'(reference: string | null): void {
    this['set targetPageRef'](reference);
  }
  'setTitle(String)'(title: string | null): void {
    this['set title'](title);
  }
  'send(Set)'(users: ApexSet | null): void {
    const recipients = [...present(users)] as string[];
    const [body, typeId, targetId, targetPageRef, title] = NAMES.map((name) => this.values.get(name) as string | null);
    if (!typeId || !title || !body || recipients.length === 0 || (!targetId && !targetPageRef)) {
      throw new HandledException('A notification needs a type, title, body, target and recipients');
    }
    const { state } = tx();
    const sent = (state.get(SENT_NOTIFICATIONS) as SentNotification[] | undefined) ?? [];
    state.set(SENT_NOTIFICATIONS, [
      ...sent,
      { typeId, title, body, targetId: targetId ?? null, targetPageRef: targetPageRef ?? null, recipients },
    ]);
  }
}

export const CustomNotificationType = reference(
  `
  public class Messaging.CustomNotification {
    public CustomNotification();
    public void send(Set<String> users);
    public void setBody(String body);
    public void setNotificationTypeId(String id);
    public void setSenderId(String senderId);
    public void setTargetId(String targetId);
    public void setTargetPageRef(String pageRef);
    public void setTitle(String title);
  }`,
  CustomNotification,
);
