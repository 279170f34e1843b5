import { Messages } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('@aegis/cli', 'aegis.local');

/** What sources or a data folder that cannot be used are to a person; other errors stay what they are. */
export function sourceError(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message: string };
  switch (code) {
    case 'APEX_COMPILE':
      return messages.createError('error.compile', [message]);
    case 'INVALID_METADATA':
      return messages.createError('error.metadata', [message]);
    case 'DATA_IN_USE':
      return messages.createError('error.dataInUse', [message]);
    default:
      return error;
  }
}
