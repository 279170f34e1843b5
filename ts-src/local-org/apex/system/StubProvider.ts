import { contract } from './define.ts';

export const StubProviderType = contract(`
  public interface System.StubProvider {
    Object handleMethodCall(Object stubbedObject, String stubbedMethodName, Type returnType, List<Type> listOfParamTypes, List<String> listOfParamNames, List<Object> listOfArgs);
  }`);
