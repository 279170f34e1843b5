/** Rows under headings, each column as wide as its longest line; cells may have several lines. Empty without rows. */
export function textTable(title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) => row.map((cell) => cell.split('\n')));
  const widths = headings.map((heading, i) => Math.max(heading.length, ...lines.map((row) => longest(row[i]!))));
  const text = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [`=== ${title}`, text(headings), rule, ...lines.flatMap((row) => rowLines(row).map(text)), ''].join('\n');
}

function longest(lines: readonly string[]): number {
  return Math.max(...lines.map(({ length }) => length));
}

function rowLines(row: readonly (readonly string[])[]): string[][] {
  const height = Math.max(...row.map(({ length }) => length));
  return Array.from({ length: height }, (_, i) => row.map((cell) => cell[i] ?? ''));
}
