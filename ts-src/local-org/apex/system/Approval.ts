import { reference } from './define.ts';
import { bean, beanMembers } from './record-class.ts';
import { unsupported } from './unsupported.ts';

const REQUEST = { comments: 'String', nextApproverIds: 'List<Id>' };
const SUBMIT = { objectId: 'Id', processDefinitionNameOrId: 'String', skipEntryCriteria: 'Boolean', submitterId: 'Id' };
const WORK_ITEM = { action: 'String', workitemId: 'Id' };

export class ProcessRequest extends bean(REQUEST) {}
export class ProcessSubmitRequest extends bean(SUBMIT, ProcessRequest) {}
export class ProcessWorkitemRequest extends bean(WORK_ITEM, ProcessRequest) {}

export const ProcessRequestType = reference(
  `public virtual class Approval.ProcessRequest { ${beanMembers(REQUEST)} }`,
  ProcessRequest,
);

export const ProcessSubmitRequestType = reference(
  `
  public class Approval.ProcessSubmitRequest extends Approval.ProcessRequest {
    public ProcessSubmitRequest();
    ${beanMembers(SUBMIT)}
  }`,
  ProcessSubmitRequest,
);

export const ProcessWorkitemRequestType = reference(
  `
  public class Approval.ProcessWorkitemRequest extends Approval.ProcessRequest {
    public ProcessWorkitemRequest();
    ${beanMembers(WORK_ITEM)}
  }`,
  ProcessWorkitemRequest,
);

/** Approval processes and record locks are not there. */
export const ApprovalType = unsupported(`
  public class System.Approval {
    public static Boolean isLocked(Id recordId);
    public static Boolean isLocked(SObject record);
    public static Approval.LockResult lock(Id recordId);
    public static Approval.LockResult lock(SObject record);
    public static List<Approval.LockResult> lock(List<SObject> records);
    public static Approval.ProcessResult process(Approval.ProcessRequest request);
    public static Approval.ProcessResult process(Approval.ProcessRequest request, Boolean allOrNone);
    public static Approval.UnlockResult unlock(Id recordId);
    public static Approval.UnlockResult unlock(SObject record);
    public static List<Approval.UnlockResult> unlock(List<SObject> records);
  }`);
