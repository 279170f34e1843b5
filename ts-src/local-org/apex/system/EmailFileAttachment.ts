import { reference } from './define.ts';
import { bean, beanMembers } from './record-class.ts';

const MEMBERS = { body: 'Blob', contentType: 'String', fileName: 'String', id: 'Id', inline: 'Boolean' };

/** The value of `Messaging.EmailFileAttachment`. */
export class EmailFileAttachment extends bean(MEMBERS) {}

export const EmailFileAttachmentType = reference(
  `
  public class Messaging.EmailFileAttachment {
    public EmailFileAttachment();
    ${beanMembers(MEMBERS)}
  }`,
  EmailFileAttachment,
);
