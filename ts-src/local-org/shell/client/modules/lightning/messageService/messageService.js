import { missing, MissingAdapter } from 'shell/missing';

export const MessageContext = MissingAdapter('lightning/messageService MessageContext');
export const publish = missing('lightning/messageService publish');
export const subscribe = missing('lightning/messageService subscribe');
export const unsubscribe = missing('lightning/messageService unsubscribe');
export const createMessageContext = missing('lightning/messageService createMessageContext');
export const releaseMessageContext = missing('lightning/messageService releaseMessageContext');
