import { mapOf, Types } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { contract, enumeration, reference, type ApexEnum, type SystemType } from './define.ts';
import { ApexMap } from './Map.ts';
import { listOfType } from './named-types.ts';
import { variables } from './record-class.ts';

type Text = string | null;

class PluginRequest extends variables(['inputParameters']) {
  static 'new(Map)'(parameters: ApexMap | null): PluginRequest {
    const made = new PluginRequest();
    made.values.set('inputParameters', parameters);
    return made;
  }
}

class PluginResult extends variables(['outputParameters']) {
  static 'new(Map)'(parameters: ApexMap | null): PluginResult {
    const made = new PluginResult();
    made.values.set('outputParameters', parameters);
    return made;
  }
  static 'new(String,Object)'(key: Text, value: unknown): PluginResult {
    return this['new(Map)'](new ApexMap(mapOf(Types.String, Types.Object), [[present(key), value]]));
  }
}

class PluginDescribeResult extends variables(['description', 'inputParameters', 'name', 'outputParameters', 'tag'], {
  inputParameters: () => listOfType('Process.PluginDescribeResult.InputParameter', []),
  outputParameters: () => listOfType('Process.PluginDescribeResult.OutputParameter', []),
}) {}

class Parameter extends variables(['description', 'name', 'parameterType', 'required']) {
  static of(name: Text, description: Text, type: ApexEnum | null, required: boolean | null): Parameter {
    const made = new this();
    const values = { name, description, parameterType: type, required };
    for (const [key, value] of Object.entries(values)) made.values.set(key, value);
    return made;
  }
}

class InputParameter extends Parameter {
  static 'new(String,ParameterType,Boolean)'(name: Text, type: ApexEnum | null, required: boolean | null): Parameter {
    return this.of(name, null, type, required);
  }
  static 'new(String,String,ParameterType,Boolean)'(
    name: Text,
    description: Text,
    type: ApexEnum | null,
    required: boolean | null,
  ): Parameter {
    return this.of(name, description, type, required);
  }
}

class OutputParameter extends Parameter {
  static 'new(String,ParameterType)'(name: Text, type: ApexEnum | null): Parameter {
    return this.of(name, null, type, null);
  }
  static 'new(String,String,ParameterType)'(name: Text, description: Text, type: ApexEnum | null): Parameter {
    return this.of(name, description, type, null);
  }
}

const TYPE = 'Process.PluginDescribeResult.ParameterType';

/** `Process`: Apex that older flows call. No flow runs; tests call the classes. */
export const processTypes: readonly SystemType[] = [
  contract(`
    public interface Process.Plugin {
      Process.PluginDescribeResult describe();
      Process.PluginResult invoke(Process.PluginRequest request);
    }`),
  reference(
    `
    public class Process.PluginRequest {
      public PluginRequest(Map<String, Object> inputParameters);
      public Map<String, Object> inputParameters;
    }`,
    PluginRequest,
  ),
  reference(
    `
    public class Process.PluginResult {
      public PluginResult(Map<String, Object> outputParameters);
      public PluginResult(String key, Object value);
      public Map<String, Object> outputParameters;
    }`,
    PluginResult,
  ),
  reference(
    `
    public class Process.PluginDescribeResult {
      public PluginDescribeResult();
      public String description;
      public List<Process.PluginDescribeResult.InputParameter> inputParameters;
      public String name;
      public List<Process.PluginDescribeResult.OutputParameter> outputParameters;
      public String tag;
    }`,
    PluginDescribeResult,
  ),
  enumeration(`public enum ${TYPE} { BOOLEAN, DATE, DATETIME, DECIMAL, DOUBLE, FLOAT, ID, INTEGER, LONG, STRING }`),
  reference(
    `
    public class Process.PluginDescribeResult.InputParameter {
      public InputParameter(String name, ${TYPE} parameterType, Boolean required);
      public InputParameter(String name, String description, ${TYPE} parameterType, Boolean required);
      public String description;
      public String name;
      public ${TYPE} parameterType;
      public Boolean required;
    }`,
    InputParameter,
  ),
  reference(
    `
    public class Process.PluginDescribeResult.OutputParameter {
      public OutputParameter(String name, ${TYPE} parameterType);
      public OutputParameter(String name, String description, ${TYPE} parameterType);
      public String description;
      public String name;
      public ${TYPE} parameterType;
    }`,
    OutputParameter,
  ),
];
