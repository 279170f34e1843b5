import { missing } from 'shell/missing';

export const subscribe = missing('lightning/empApi subscribe');
export const unsubscribe = missing('lightning/empApi unsubscribe');
export const onError = missing('lightning/empApi onError');
export const setDebugFlag = missing('lightning/empApi setDebugFlag');
export const isEmpEnabled = missing('lightning/empApi isEmpEnabled');
