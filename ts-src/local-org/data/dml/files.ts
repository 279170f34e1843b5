/** File types as the platform names them, by extension; other extensions name themselves. */
const FILE_TYPES: Readonly<Record<string, string>> = {
  txt: 'TEXT',
  doc: 'WORD',
  docx: 'WORD_X',
  xls: 'EXCEL',
  xlsx: 'EXCEL_X',
  ppt: 'POWER_POINT',
  pptx: 'POWER_POINT_X',
  htm: 'HTML',
  md: 'UNKNOWN',
};

export function extensionOf(path: string): string | null {
  return /\.([^./]+)$/.exec(path)?.[1] ?? null;
}

export function fileTypeOf(path: string): string {
  const extension = extensionOf(path);
  if (extension === null) return 'UNKNOWN';
  return FILE_TYPES[extension.toLowerCase()] ?? extension.toUpperCase();
}
