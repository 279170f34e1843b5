import { unsupported } from './unsupported.ts';

/** Flows are not there. */
export const InterviewType = unsupported(`
  public class Flow.Interview {
    public static Flow.Interview createInterview(String flowName, Map<String, Object> inputVariables);
    public static Flow.Interview createInterview(String namespace, String flowName, Map<String, Object> inputVariables);
    public Object getVariableValue(String variableName);
    public void start();
  }`);
