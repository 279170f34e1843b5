import { missing, MissingAdapter } from 'shell/missing';

export const getRecord = MissingAdapter('lightning/uiRecordApi getRecord');
export const getRecordCreateDefaults = MissingAdapter('lightning/uiRecordApi getRecordCreateDefaults');
export const createRecord = missing('lightning/uiRecordApi createRecord');
export const updateRecord = missing('lightning/uiRecordApi updateRecord');
export const deleteRecord = missing('lightning/uiRecordApi deleteRecord');
export const notifyRecordUpdateAvailable = missing('lightning/uiRecordApi notifyRecordUpdateAvailable');
export const generateRecordInputForCreate = missing('lightning/uiRecordApi generateRecordInputForCreate');
export const generateRecordInputForUpdate = missing('lightning/uiRecordApi generateRecordInputForUpdate');

export function getFieldValue(record, field) {
  return record?.fields?.[field.fieldApiName ?? field]?.value;
}

export function getFieldDisplayValue(record, field) {
  return record?.fields?.[field.fieldApiName ?? field]?.displayValue;
}
