import { contract } from './define.ts';

export const QueueableType = contract(`
  public interface System.Queueable {
    void execute(QueueableContext context);
  }`);
