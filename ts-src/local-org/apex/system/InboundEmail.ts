import { contract, reference } from './define.ts';
import { variables } from './record-class.ts';

/** A class with public member variables and a constructor without parameters: its JavaScript class and its declaration. */
function plain(qualified: string, members: Readonly<Record<string, string>>) {
  const name = qualified.split('.').at(-1);
  const declared = Object.entries(members).map(([member, type]) => `public ${type} ${member};`);
  return reference(
    `public class ${qualified} { public ${name}(); ${declared.join(' ')} }`,
    class extends variables(Object.keys(members)) {},
  );
}

export const InboundEmailHeaderType = plain('Messaging.InboundEmail.Header', { name: 'String', value: 'String' });

export const InboundEmailBinaryAttachmentType = plain('Messaging.InboundEmail.BinaryAttachment', {
  body: 'Blob',
  fileName: 'String',
  headers: 'List<Messaging.InboundEmail.Header>',
  mimeTypeSubType: 'String',
});

export const InboundEmailTextAttachmentType = plain('Messaging.InboundEmail.TextAttachment', {
  body: 'String',
  bodyIsTruncated: 'Boolean',
  charset: 'String',
  fileName: 'String',
  headers: 'List<Messaging.InboundEmail.Header>',
  mimeTypeSubType: 'String',
});

export const InboundEmailType = plain('Messaging.InboundEmail', {
  binaryAttachments: 'List<Messaging.InboundEmail.BinaryAttachment>',
  ccAddresses: 'List<String>',
  fromAddress: 'String',
  fromName: 'String',
  headers: 'List<Messaging.InboundEmail.Header>',
  htmlBody: 'String',
  htmlBodyIsTruncated: 'Boolean',
  inReplyTo: 'String',
  messageId: 'String',
  plainTextBody: 'String',
  plainTextBodyIsTruncated: 'Boolean',
  references: 'List<String>',
  replyTo: 'String',
  subject: 'String',
  textAttachments: 'List<Messaging.InboundEmail.TextAttachment>',
  toAddresses: 'List<String>',
});

export const InboundEnvelopeType = plain('Messaging.InboundEnvelope', { fromAddress: 'String', toAddress: 'String' });

export const InboundEmailResultType = plain('Messaging.InboundEmailResult', { message: 'String', success: 'Boolean' });

export const InboundEmailHandlerType = contract(`
  public interface Messaging.InboundEmailHandler {
    Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail email, Messaging.InboundEnvelope envelope);
  }`);
