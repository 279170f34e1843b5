/** What a spreadsheet takes for the beginning of a formula: OWASP, CSV Injection. */
const FORMULA = /^[=+\-@\t\r]/;
function cellText(value) {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
/** Rows as CSV (RFC 4180), every cell quoted; a text that a spreadsheet would run as a formula is led by an apostrophe. */
export function csvText(rows) {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}
/** Hands a text to the browser as a file. A byte order mark tells spreadsheets that it is UTF-8. */
export function downloadCsv(name, text) {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
