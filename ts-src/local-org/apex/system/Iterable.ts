import { contract } from './define.ts';

export const IterableType = contract(`
  public interface System.Iterable<T> {
    Iterator<T> iterator();
  }`);
