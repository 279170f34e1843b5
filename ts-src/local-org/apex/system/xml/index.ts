/** `Dom`, `XmlStreamReader` and `XmlStreamWriter`. */
import type { SystemType } from '../define.ts';
import { XmlDocumentType } from './Document.ts';
import { XmlNodeType, XmlNodeTypeType } from './XmlNode.ts';
import { XmlStreamReaderType, XmlTagType } from './XmlStreamReader.ts';
import { XmlStreamWriterType } from './XmlStreamWriter.ts';

export const xmlTypes: readonly SystemType[] = [
  XmlDocumentType,
  XmlNodeType,
  XmlNodeTypeType,
  XmlStreamReaderType,
  XmlStreamWriterType,
  XmlTagType,
];
