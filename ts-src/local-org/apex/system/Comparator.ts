import { contract } from './define.ts';

export const ComparatorType = contract(`
  public interface System.Comparator<T> {
    Integer compare(T left, T right);
  }`);
