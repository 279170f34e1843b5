/** The sources of the record measurements: one private object, and Apex that reads and writes it. */
import { metadataFile } from './source-files.ts';

const FIELDS: Record<string, string> = {
  Code__c:
    '<externalId>true</externalId><label>Code</label><length>40</length><type>Text</type><unique>true</unique><caseSensitive>false</caseSensitive>',
  Amount__c: '<label>Amount</label><precision>12</precision><scale>2</scale><type>Number</type>',
  Remark__c: '<label>Remark</label><length>80</length><type>Text</type>',
};

const OBJECT = [
  '<deploymentStatus>Deployed</deploymentStatus><label>Item</label><pluralLabel>Items</pluralLabel>',
  '<nameField><label>Name</label><type>Text</type></nameField><sharingModel>Private</sharingModel>',
].join('');

const PERMISSIONS = [
  '<label>Bench</label>',
  ...Object.keys(FIELDS).map(
    (field) =>
      `<fieldPermissions><editable>true</editable><field>Item__c.${field}</field><readable>true</readable></fieldPermissions>`,
  ),
  '<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead>',
  '<modifyAllRecords>false</modifyAllRecords><object>Item__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>',
  '<classAccesses><apexClass>Items</apexClass><enabled>true</enabled></classAccesses>',
].join('');

/** Lookups return how many rows they found. All of it runs in user mode with sharing, as API version 67 does by itself. */
const APEX = `public with sharing class Items {
    public static Integer byId(String keys) {
        Integer found = 0;
        for (String key : keys.split(',')) {
            found += [SELECT Id, Name, Code__c, Amount__c FROM Item__c WHERE Id = :key].size();
        }
        return found;
    }
    public static Integer byExternalId(String keys) {
        Integer found = 0;
        for (String key : keys.split(',')) {
            found += [SELECT Id, Name, Code__c, Amount__c FROM Item__c WHERE Code__c = :key].size();
        }
        return found;
    }
    public static Integer byName(String keys) {
        Integer found = 0;
        for (String key : keys.split(',')) {
            found += [SELECT Id, Name, Code__c, Amount__c FROM Item__c WHERE Name = :key].size();
        }
        return found;
    }
    public static Integer byRemark(String keys) {
        Integer found = 0;
        for (String key : keys.split(',')) {
            found += [SELECT Id, Name, Code__c, Amount__c FROM Item__c WHERE Remark__c = :key].size();
        }
        return found;
    }
    public static String insertRows(Integer first, Integer count) {
        List<Item__c> items = new List<Item__c>();
        for (Integer i = first; i < first + count; i++) {
            items.add(new Item__c(Name = 'Item ' + i, Code__c = 'C-' + i, Amount__c = i, Remark__c = 'Remark ' + i));
        }
        insert items;
        List<Id> ids = new List<Id>();
        for (Item__c item : items) {
            ids.add(item.Id);
        }
        return String.join(ids, ',');
    }
    public static Integer updateRows(String keys) {
        List<Item__c> items = [SELECT Id, Amount__c FROM Item__c WHERE Id IN :keys.split(',')];
        for (Item__c item : items) {
            item.Amount__c += 1;
        }
        update items;
        return items.size();
    }
}
`;

export const RECORD_SOURCES: Record<string, string> = {
  'classes/Items.cls': APEX,
  'objects/Item__c/Item__c.object-meta.xml': metadataFile('CustomObject', OBJECT),
  'permissionsets/Bench.permissionset-meta.xml': metadataFile('PermissionSet', PERMISSIONS),
  ...Object.fromEntries(
    Object.entries(FIELDS).map(([name, body]) => [
      `objects/Item__c/fields/${name}.field-meta.xml`,
      metadataFile('CustomField', `<fullName>${name}</fullName>${body}`),
    ]),
  ),
};
