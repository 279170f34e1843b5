import type { Metadata } from '../../metadata/index.ts';
import { Decimal } from '../../values/index.ts';
import { metadataId } from '../ids.ts';
import type { SetupRows } from './rows.ts';

/** Apps, cache partitions, folders with reports, dashboards and e-mail templates, flows: as far as code looks them up by name. */
export function componentRows(rows: SetupRows, metadata: Metadata, ownerId: string): void {
  appRows(rows, metadata);
  for (const { name, label, isDefault } of metadata.cachePartitions) {
    rows.add('PlatformCachePartition', metadataId('0Er', name), {
      DeveloperName: name,
      MasterLabel: label,
      Language: 'en_US',
      IsDefaultPartition: isDefault,
    });
  }
  templateRows(rows, metadata, ownerId);
  for (const { name, label, folder } of metadata.reports) {
    rows.add('Report', metadataId('00O', `${folder}/${name}`), {
      Name: label,
      DeveloperName: name,
      FolderName: folder,
      Format: 'Tabular',
      OwnerId: folderId(rows, folder, 'Report'),
    });
  }
  for (const { name, label, folder } of metadata.dashboards) {
    rows.add('Dashboard', metadataId('01Z', `${folder}/${name}`), {
      Title: label,
      DeveloperName: name,
      FolderName: folder,
      FolderId: folderId(rows, folder, 'Dashboard'),
      RunningUserId: ownerId,
    });
  }
  for (const { name, label, processType, active } of metadata.flows) {
    rows.add('FlowDefinitionView', metadataId('3dd', name), {
      ApiName: name,
      DurableId: name,
      Label: label,
      ProcessType: processType,
      IsActive: active,
      VersionNumber: 1,
    });
  }
}

function appRows(rows: SetupRows, metadata: Metadata): void {
  metadata.applications.forEach(({ name, label }, at) => {
    rows.add('AppMenuItem', metadataId(rows.object('AppMenuItem').keyPrefix, name), {
      Name: name,
      Label: label,
      Type: 'TabSet',
      ApplicationId: metadataId('02u', name),
      SortOrder: at + 1,
      IsAccessible: true,
      IsVisible: true,
    });
    const id = metadataId('06m', name);
    rows.add('AppDefinition', id, {
      DurableId: id,
      DeveloperName: name,
      Label: label,
      MasterLabel: label,
      UiType: 'Lightning',
      NavType: 'Standard',
    });
  });
}

const STYLES: Readonly<Record<string, string>> = { text: 'none', html: 'formalLetter' };

function templateRows(rows: SetupRows, metadata: Metadata, ownerId: string): void {
  for (const { name, label, folder, subject, body, style, active, description } of metadata.emailTemplates) {
    const isText = style === 'text';
    rows.add('EmailTemplate', metadataId('00X', `${folder}/${name}`), {
      Name: label,
      DeveloperName: name,
      FolderId: folderId(rows, folder, 'Email'),
      FolderName: folder,
      OwnerId: ownerId,
      TemplateType: style,
      TemplateStyle: STYLES[style] ?? 'none',
      Encoding: 'UTF-8',
      UiType: 'Aloha',
      ApiVersion: Decimal.from(67),
      IsActive: active,
      Description: description,
      Subject: subject,
      Body: isText ? body : null,
      HtmlValue: isText ? null : body,
    });
  }
}

/** The folder's row, made when it is first named. */
function folderId(rows: SetupRows, name: string, type: string): string {
  const values = { Name: name, DeveloperName: name, Type: type, AccessType: 'Public' };
  return rows.add('Folder', metadataId('00l', `${type} ${name}`), values);
}
