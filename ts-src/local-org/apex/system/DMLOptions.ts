import { reference } from './define.ts';
import { variables } from './record-class.ts';

/** The value of `Database.DMLOptions.AssignmentRuleHeader`: kept, without effect. */
export class AssignmentRuleHeader extends variables(['assignmentRuleId', 'useDefaultRule']) {}
export class DuplicateRuleHeader extends variables(['allowSave', 'runAsCurrentUser']) {}
export class EmailHeader extends variables(['triggerAutoResponseEmail', 'triggerOtherEmail', 'triggerUserEmail']) {}

/** The value of `Database.DMLOptions`. Only `optAllOrNone` and `allowFieldTruncation` have effect. */
export class DmlOptions extends variables(
  [
    'allowFieldTruncation',
    'assignmentRuleHeader',
    'duplicateRuleHeader',
    'emailHeader',
    'localeOptions',
    'optAllOrNone',
  ],
  {
    assignmentRuleHeader: () => new AssignmentRuleHeader(),
    duplicateRuleHeader: () => new DuplicateRuleHeader(),
    emailHeader: () => new EmailHeader(),
  },
) {}

/** Whether the options let text be cut to its field's length. */
export function truncatesOf(options: DmlOptions | null): boolean {
  return options?.['get allowFieldTruncation']() === true;
}

export const AssignmentRuleHeaderType = reference(
  `
  public class Database.DMLOptions.AssignmentRuleHeader {
    public AssignmentRuleHeader();
    public Id assignmentRuleId;
    public Boolean useDefaultRule;
  }`,
  AssignmentRuleHeader,
);

export const DuplicateRuleHeaderType = reference(
  `
  public class Database.DMLOptions.DuplicateRuleHeader {
    public DuplicateRuleHeader();
    public Boolean allowSave;
    public Boolean runAsCurrentUser;
  }`,
  DuplicateRuleHeader,
);

export const EmailHeaderType = reference(
  `
  public class Database.DMLOptions.EmailHeader {
    public EmailHeader();
    public Boolean triggerAutoResponseEmail;
    public Boolean triggerOtherEmail;
    public Boolean triggerUserEmail;
  }`,
  EmailHeader,
);

export const DMLOptionsType = reference(
  `
  public class Database.DMLOptions {
    public DMLOptions();
    public Boolean allowFieldTruncation;
    public Database.DMLOptions.AssignmentRuleHeader assignmentRuleHeader;
    public Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader;
    public Database.DMLOptions.EmailHeader emailHeader;
    public String localeOptions;
    public Boolean optAllOrNone;
  }`,
  DmlOptions,
);
