/** Types of `Messaging` beside the single e-mail. */
import { ApexException } from '../../runtime/exception.ts';
import { enumeration, reference, type SystemType } from '../define.ts';
import { Email } from '../Email.ts';
import { exceptionDeclaration } from '../exceptions.ts';
import { resultType } from '../json-results.ts';
import { bean, beanMembers } from '../record-class.ts';

const MASS = { description: 'String', targetObjectIds: 'List<Id>', templateId: 'Id', whatIds: 'List<Id>' };

export class MassEmailMessage extends bean(MASS, Email) {}
export class EmailTemplateRenderException extends ApexException {}

export const messagingTypes: readonly SystemType[] = [
  reference(
    `
    public class Messaging.MassEmailMessage extends Messaging.Email {
      public MassEmailMessage();
      ${beanMembers(MASS)}
    }`,
    MassEmailMessage,
  ),
  enumeration('public enum Messaging.AttachmentRetrievalOption { METADATA_ONLY, METADATA_WITH_BODY, NONE }'),
  resultType('Messaging.RenderEmailTemplateBodyResult', { mergedBody: 'text', success: 'flag' }),
  reference(exceptionDeclaration('System.EmailTemplateRenderException'), EmailTemplateRenderException),
];
