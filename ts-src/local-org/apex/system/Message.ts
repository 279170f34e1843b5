import { present } from './arguments.ts';
import { reference, SystemObject, type ApexEnum } from './define.ts';

type Text = string | null;

/** The value of `ApexPages.Message`. */
export class Message extends SystemObject {
  readonly severity: ApexEnum;
  readonly #summary: Text;
  readonly #detail: Text;

  constructor(severity: ApexEnum, summary: Text, detail: Text) {
    super();
    this.severity = severity;
    this.#summary = summary;
    this.#detail = detail;
  }

  static 'new(Severity,String)'(severity: ApexEnum | null, summary: Text): Message {
    return new Message(present(severity), summary, summary);
  }
  static 'new(Severity,String,String)'(severity: ApexEnum | null, summary: Text, detail: Text): Message {
    return new Message(present(severity), summary, detail);
  }
  static 'new(Severity,String,String,String)'(
    severity: ApexEnum | null,
    summary: Text,
    detail: Text,
    _component: Text,
  ): Message {
    return new Message(present(severity), summary, detail);
  }
  /** No page is rendered, so no component has a label. */
  'getComponentLabel()'(): Text {
    return null;
  }
  'getDetail()'(): Text {
    return this.#detail;
  }
  'getSeverity()'(): ApexEnum {
    return this.severity;
  }
  'getSummary()'(): Text {
    return this.#summary;
  }
}

export const MessageType = reference(
  `
  public class ApexPages.Message {
    public Message(ApexPages.Severity severity, String summary);
    public Message(ApexPages.Severity severity, String summary, String detail);
    public Message(ApexPages.Severity severity, String summary, String detail, String id);
    public String getComponentLabel();
    public String getDetail();
    public ApexPages.Severity getSeverity();
    public String getSummary();
  }`,
  Message,
);
