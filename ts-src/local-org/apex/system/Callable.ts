import { contract } from './define.ts';

export const CallableType = contract(`
  public interface System.Callable {
    Object call(String action, Map<String, Object> arguments);
  }`);
