import { contract } from './define.ts';

export const ComparableType = contract(`
  public interface System.Comparable {
    Integer compareTo(Object other);
  }`);
