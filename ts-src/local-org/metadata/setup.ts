/** Components that are seen as rows of setup objects. */
import { existsSync, readFileSync } from 'node:fs';
import type { SourceFile } from './files.ts';
import type {
  CachePartitionMetadata,
  EmailTemplateMetadata,
  FlowMetadata,
  FolderedComponent,
  Metadata,
} from './model.ts';
import { parseMetadata, parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

export function readCachePartition(name: string, xml: XmlElement): CachePartitionMetadata {
  return {
    name,
    label: xml.text('masterLabel') ?? name,
    file: xml.file,
    isDefault: xml.flag('isDefaultPartition'),
  };
}

/** `email/Folder/Name.email-meta.xml`; the body stands beside it in `Name.email`. */
export function readEmailTemplate(file: SourceFile, text: string): EmailTemplateMetadata {
  const xml = parseMetadata(file.path, text, 'EmailTemplate');
  const bodyFile = file.path.replace(/-meta\.xml$/, '');
  return {
    name: file.name,
    label: xml.text('name') ?? file.name,
    file: file.path,
    folder: file.folders.at(-1) ?? '',
    subject: xml.text('subject') ?? null,
    body: existsSync(bodyFile) ? readFileSync(bodyFile, 'utf8') : null,
    style: xml.text('type') ?? 'text',
    active: xml.flag('available'),
    description: xml.text('description') ?? null,
  };
}

export function readFlow(name: string, xml: XmlElement): FlowMetadata {
  return {
    name,
    label: xml.text('label') ?? name,
    file: xml.file,
    processType: xml.text('processType') ?? 'Flow',
    active: xml.text('status') === 'Active',
  };
}

/** A reader of components in folders, of which only the name in `label` matters. */
export function foldered(list: 'reports' | 'dashboards', label: string) {
  return (metadata: Metadata, file: SourceFile, text: string): void => {
    const xml = parseXml(file.path, text);
    const folder = file.folders.at(-1) ?? '';
    const found: FolderedComponent = { name: file.name, label: xml.text(label) ?? file.name, file: file.path, folder };
    metadata[list].push(found);
  };
}
