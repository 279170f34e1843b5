import { UnsupportedError } from '../runtime/exception.ts';
import { tx } from '../runtime/transaction.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { TypeException } from './exceptions.ts';
import type { ApexMap } from './Map.ts';
import { absent } from './unsupported.ts';

/** The value of `Flow.Interview`. Flows do not run: those of the sources raise UnsupportedError. */
class Interview extends SystemObject {
  /** @throws TypeException for a flow that the sources do not have */
  static 'createInterview(String,Map)'(name: string | null, _inputs: ApexMap | null): never {
    if (tx().program.flows.has(present(name).toLowerCase())) throw new UnsupportedError(`flow ${name}`);
    throw new TypeException(`Invalid type: Flow.Interview.${name}`);
  }
  static 'createInterview(String,String,Map)'(
    namespace: string | null,
    name: string | null,
    inputs: ApexMap | null,
  ): never {
    if (namespace === null || namespace === '') return this['createInterview(String,Map)'](name, inputs);
    throw new TypeException(`Invalid type: Flow.Interview.${namespace}.${name}`);
  }
  declare 'getVariableValue(String)': (name: string | null) => unknown;
  declare 'start()': () => void;

  static {
    for (const key of ['getVariableValue(String)', 'start()'])
      Object.assign(this.prototype, { [key]: absent(`Flow.Interview.${key}`) });
  }
}

export const InterviewType = reference(
  `
  public class Flow.Interview {
    public static Flow.Interview createInterview(String flowName, Map<String, Object> inputVariables);
    public static Flow.Interview createInterview(String namespace, String flowName, Map<String, Object> inputVariables);
    public Object getVariableValue(String variableName);
    public void start();
  }`,
  Interview,
);
