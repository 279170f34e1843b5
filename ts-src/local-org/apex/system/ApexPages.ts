import type { ApexException } from '../runtime/exception.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';
import type { ApexList } from './List.ts';
import { Message } from './Message.ts';
import { listOfType } from './named-types.ts';
import type { PageReference } from './PageReference.ts';
import { SeverityType } from './Severity.ts';

/** Keys of `Transaction.state`. */
const MESSAGES = Symbol('page messages');
const CURRENT_PAGE = Symbol('current page');

function messages(): Message[] {
  const known = (tx().state.get(MESSAGES) as Message[] | undefined) ?? [];
  tx().state.set(MESSAGES, known);
  return known;
}

/** `Test.clearApexPageMessages` */
export function clearMessages(): void {
  tx().state.delete(MESSAGES);
}

/** `Test.setCurrentPage` */
export function setCurrentPage(page: PageReference): void {
  tx().state.set(CURRENT_PAGE, page);
}

/** Static members of `ApexPages`: controllers of Visualforce pages can be tested, though no page is rendered. */
export class ApexPages extends SystemObject {
  static 'addMessage(Message)'(message: Message | null): void {
    messages().push(present(message));
  }
  static 'addMessages(Exception)'(exception: ApexException | null): void {
    const text = present(exception)['getMessage()']();
    messages().push(new Message(SeverityType.value('ERROR'), text, text));
  }
  static 'currentPage()'(): PageReference | null {
    return (tx().state.get(CURRENT_PAGE) as PageReference | undefined) ?? null;
  }
  static 'getMessages()'(): ApexList {
    return listOfType('ApexPages.Message', [...messages()]);
  }
  static 'hasMessages()'(): boolean {
    return messages().length > 0;
  }
  static 'hasMessages(Severity)'(severity: ApexEnum | null): boolean {
    return messages().some((message) => message.severity === present(severity));
  }
}

export const ApexPagesType = reference(
  `
  public class System.ApexPages {
    public static void addMessage(ApexPages.Message message);
    public static void addMessages(Exception exceptionThrown);
    public static PageReference currentPage();
    public static List<ApexPages.Message> getMessages();
    public static Boolean hasMessages();
    public static Boolean hasMessages(ApexPages.Severity severity);
  }`,
  ApexPages,
);
