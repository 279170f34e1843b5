import { ApexException } from '../runtime/exception.ts';
import { reference } from './define.ts';

export const ExceptionType = reference(
  `
  public virtual class System.Exception {
    public Exception();
    public Exception(String message);
    public Exception(Exception cause);
    public Exception(String message, Exception cause);
    public Exception getCause();
    public Integer getLineNumber();
    public String getMessage();
    public String getStackTraceString();
    public String getTypeName();
    public void initCause(Exception cause);
    public void setMessage(String message);
  }`,
  ApexException,
);
