import { reference } from './define.ts';
import { bean, beanMembers } from './record-class.ts';

const MEMBERS = {
  bccSender: 'Boolean',
  emailPriority: 'String',
  replyTo: 'String',
  saveAsActivity: 'Boolean',
  senderDisplayName: 'String',
  subject: 'String',
  useSignature: 'Boolean',
};

/** The value of `Messaging.Email`: what all messages have. */
export class Email extends bean(MEMBERS) {}

export const EmailType = reference(`public virtual class Messaging.Email { ${beanMembers(MEMBERS)} }`, Email);
