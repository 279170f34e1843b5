import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';
import { EmailException } from './exceptions.ts';
import type { ApexList } from './List.ts';
import { listOfType } from './named-types.ts';
import { renderStored } from './messaging/stored-templates.ts';
import type { VariablesObject } from './record-class.ts';
import { SendEmailError, SendEmailResult } from './SendEmailResult.ts';
import type { SingleEmailMessage } from './SingleEmailMessage.ts';
import { absent } from './unsupported.ts';

type Text = string | null;

/** Key of `Transaction.state`: the messages that the transaction sent, an array. No mail leaves this machine. */
export const SENT_EMAILS = Symbol('sent e-mails');

/** Static members of `Messaging`. */
export class Messaging extends SystemObject {
  static 'sendEmail(List)'(messages: ApexList | null): ApexList {
    return send(present(messages), true);
  }
  static 'sendEmail(List,Boolean)'(messages: ApexList | null, allOrNone: boolean | null): ApexList {
    return send(present(messages), present(allOrNone));
  }
  static 'renderStoredEmailTemplate(String,String,String)'(template: Text, who: Text, what: Text): SingleEmailMessage {
    return renderStored(present(template), who, what);
  }
  static 'renderStoredEmailTemplate(String,String,String,AttachmentRetrievalOption)'(
    template: Text,
    who: Text,
    what: Text,
    _attachments: ApexEnum | null,
  ): SingleEmailMessage {
    return renderStored(present(template), who, what);
  }
  static 'renderStoredEmailTemplate(String,String,String,AttachmentRetrievalOption,Boolean)'(
    template: Text,
    who: Text,
    what: Text,
    _attachments: ApexEnum | null,
    _updateUsage: boolean | null,
  ): SingleEmailMessage {
    return renderStored(present(template), who, what);
  }
  static readonly 'sendEmailMessage(List,Boolean)' = absent('Messaging.sendEmailMessage(List<Id>, Boolean)');
  static 'reserveSingleEmailCapacity(Integer)'(count: number | null): void {
    present(count);
  }
  static 'reserveMassEmailCapacity(Integer)'(count: number | null): void {
    present(count);
  }
}

function send(messages: ApexList, allOrNone: boolean): ApexList {
  const { limits, state } = tx();
  limits.add('emailInvocations');
  const results = (messages.items as VariablesObject[]).map((message) => {
    const problem = addressProblem(message);
    if (problem && allOrNone) {
      throw new EmailException(`SendEmail failed. First exception on row 0; first error: ${problem.join(', ')}`);
    }
    return { message, result: new SendEmailResult(problem ? [new SendEmailError(...problem)] : []) };
  });
  const sent = results.filter(({ result }) => result['isSuccess()']()).map(({ message }) => message);
  state.set(SENT_EMAILS, [...((state.get(SENT_EMAILS) as object[] | undefined) ?? []), ...sent]);
  return listOfType(
    'Messaging.SendEmailResult',
    results.map(({ result }) => result),
  );
}

/** Status code and message; null when the message may be sent. */
function addressProblem(message: VariablesObject): [string, string] | null {
  const addresses = ['toAddresses', 'ccAddresses', 'bccAddresses'].flatMap(
    (name) => (message.values.get(name) as ApexList | null | undefined)?.items ?? [],
  ) as string[];
  if (addresses.length === 0 && !message.values.get('targetObjectId')) {
    return ['REQUIRED_FIELD_MISSING', 'Add a recipient to send an email.'];
  }
  const invalid = addresses.find(
    (address) => !/^([^\s@]+@[^\s@]+\.[^\s@]+|005\w{12,15}|003\w{12,15}|00Q\w{12,15})$/.test(address),
  );
  return invalid === undefined ? null : ['INVALID_EMAIL_ADDRESS', `Invalid to address : ${invalid}`];
}

export const MessagingType = reference(
  `
  public class System.Messaging {
    public static Messaging.SingleEmailMessage renderStoredEmailTemplate(String templateId, String whoId, String whatId);
    public static Messaging.SingleEmailMessage renderStoredEmailTemplate(String templateId, String whoId, String whatId, Messaging.AttachmentRetrievalOption attachmentRetrievalOption);
    public static Messaging.SingleEmailMessage renderStoredEmailTemplate(String templateId, String whoId, String whatId, Messaging.AttachmentRetrievalOption attachmentRetrievalOption, Boolean updateEmailTemplateUsage);
    public static void reserveMassEmailCapacity(Integer count);
    public static void reserveSingleEmailCapacity(Integer count);
    public static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> messages);
    public static List<Messaging.SendEmailResult> sendEmailMessage(List<Id> emailMessageIds, Boolean allOrNothing);
    public static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> messages, Boolean allOrNone);
  }`,
  Messaging,
);
