import { parseSoql } from '../../soql/parse.ts';
import type { Blob } from '../../values/index.ts';
import { tx } from '../runtime/transaction.ts';

/** The content of a static resource by name; null when there is none. */
export function staticResource(name: string): Blob | null {
  const query = parseSoql('SELECT Body FROM StaticResource WHERE Name = :name');
  const access = { userId: tx().user.id, mode: 'system', sharing: false } as const;
  return (tx().data.query(query, [name], access).records[0]?.get('Body') as Blob | null | undefined) ?? null;
}
