/** The sample org's people. Passwords are made when a data folder is created. */
export interface PersonTemplate {
  key: 'west' | 'east' | 'manager' | 'auditor' | 'admin';
  name: string;
  username: string;
  title: string;
  profile: string;
  role: string | null;
  permissionSets: string[];
}

export const PEOPLE: readonly PersonTemplate[] = [
  {
    key: 'west',
    name: 'Wanda West',
    username: 'wanda.west@meridian.example',
    title: 'Sales representative, West',
    profile: 'Sales Rep',
    role: 'West_Rep',
    permissionSets: ['Aegis_User'],
  },
  {
    key: 'east',
    name: 'Edgar East',
    username: 'edgar.east@meridian.example',
    title: 'Sales representative, East',
    profile: 'Sales Rep',
    role: 'East_Rep',
    permissionSets: ['Aegis_User'],
  },
  {
    key: 'manager',
    name: 'Maya Manning',
    username: 'maya.manning@meridian.example',
    title: 'Vice president of sales',
    profile: 'Sales Manager',
    role: 'VP_Sales',
    permissionSets: ['Aegis_User', 'Aegis_Approver'],
  },
  {
    key: 'auditor',
    name: 'Aude Audit',
    username: 'aude.audit@meridian.example',
    title: 'Auditor',
    profile: 'Auditor',
    role: 'Auditor',
    permissionSets: ['Aegis_Auditor'],
  },
  {
    key: 'admin',
    name: 'Ada Adler',
    username: 'ada.adler@meridian.example',
    title: 'Salesforce administrator',
    profile: 'System Administrator',
    role: null,
    permissionSets: ['Aegis_Admin', 'Aegis_User'],
  },
];

/** Accounts that are not people. */
export const SERVICE_USERNAME = 'aegis.service@meridian.example';
/** The broad integration user of the comparison step: what Aegis replaces. */
export const INTEGRATION_USERNAME = 'integration@meridian.example';

export const AUDITOR = PEOPLE.find((person) => person.key === 'auditor')!;
