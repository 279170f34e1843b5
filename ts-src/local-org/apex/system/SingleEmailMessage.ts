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
  templateName: 'String',
  toAddresses: 'List<String>',
  treatBodiesAsTemplate: 'Boolean',
  treatTargetObjectAsRecipient: 'Boolean',
  whatId: 'Id',
};

/** The value of `Messaging.SingleEmailMessage`. */
export class SingleEmailMessage extends bean(MEMBERS, Email) {
  'isTreatBodiesAsTemplate()'(): boolean {
    return this.values.get('treatBodiesAsTemplate') === true;
  }
  'isTreatTargetObjectAsRecipient()'(): boolean {
    return this.values.get('treatTargetObjectAsRecipient') !== false;
  }
  'isUserMail()'(): boolean {
    return false;
  }
}

export const SingleEmailMessageType = reference(
  `
  public class Messaging.SingleEmailMessage extends Messaging.Email {
    public SingleEmailMessage();
    public Boolean isTreatBodiesAsTemplate();
    public Boolean isTreatTargetObjectAsRecipient();
    public Boolean isUserMail();
    ${beanMembers(MEMBERS)}
  }`,
  SingleEmailMessage,
);
