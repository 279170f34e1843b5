import { reference } from './define.ts';
import { Email } from './Email.ts';
import { bean, beanMembers } from './record-class.ts';

const MEMBERS = {
  bccAddresses: 'List<String>',
  ccAddresses: 'List<String>',
  charset: 'String',
  entityAttachments: 'List<String>',
  fileAttachments: 'List<Messaging.EmailFileAttachment>',
  htmlBody: 'String',
  inReplyTo: 'String',
  optOutPolicy: 'String',
  orgWideEmailAddressId: 'Id',
  plainTextBody: 'String',
  references: 'String',
  targetObjectId: 'Id',
  templateId: 'Id',
  toAddresses: 'List<String>',
  treatBodiesAsTemplate: 'Boolean',
  treatTargetObjectAsRecipient: 'Boolean',
  whatId: 'Id',
};

/** The value of `Messaging.SingleEmailMessage`. */
export class SingleEmailMessage extends bean(MEMBERS, Email) {}

export const SingleEmailMessageType = reference(
  `
  public class Messaging.SingleEmailMessage extends Messaging.Email {
    public SingleEmailMessage();
    ${beanMembers(MEMBERS)}
  }`,
  SingleEmailMessage,
);
