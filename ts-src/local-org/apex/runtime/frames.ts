import type { LineTable } from '../emit/writer.ts';
import { setFrameReader, type Frame } from './exception.ts';

/** Frames kept per exception. Apex stacks are deeper than JavaScript's default of ten. */
const DEPTH = 100;

const tables = new Map<string, LineTable>();
let units = 0;

/** Registers a unit's line table and gives the file name under which its code must be run. */
export function registerTable(name: string, table: LineTable): string {
  const file = `apex:${++units}:${name}`;
  tables.set(file, table);
  return file;
}

const FRAME = /(apex:\d+:[^:\s()]+):(\d+):\d+\)?$/;

function readFrames(stack: string): Frame[] {
  const frames: Frame[] = [];
  for (const text of stack.split('\n')) {
    const match = FRAME.exec(text);
    const table = match && tables.get(match[1]!);
    if (!table) continue;
    const at = Number(match![2]);
    const line = table.lines[at - 1];
    if (line) frames.push({ where: memberAt(table, at), line });
  }
  return frames;
}

function memberAt({ members }: LineTable, line: number): string {
  let name = '';
  for (const [start, member] of members) {
    if (start > line) break;
    name = member;
  }
  return name;
}

Error.stackTraceLimit = DEPTH;
setFrameReader(readFrames);
