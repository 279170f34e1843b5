/** A fault in a source folder: names the file and, when known, the line. */
export class MetadataError extends Error {
  override readonly name = 'MetadataError';
  readonly code = 'INVALID_METADATA';
  readonly file: string;
  readonly line: number | null;

  constructor(file: string, problem: string, line: number | null = null) {
    super(`${file}${line === null ? '' : `:${line}`}: ${problem}`);
    this.file = file;
    this.line = line;
  }
}
