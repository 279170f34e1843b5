/** Files of one JSON value a line. */
import fs from 'node:fs';

export function readLines<T>(file: string): T[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T);
}

export function writeLines(file: string, values: readonly unknown[]): void {
  fs.writeFileSync(file, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
}
