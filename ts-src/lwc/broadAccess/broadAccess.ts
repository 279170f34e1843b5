import { LightningElement } from 'lwc';
import loadRows from '@salesforce/apex/BroadAccessController.rows';
import APP from '@salesforce/label/c.BroadAccessApp';
import APPS from '@salesforce/label/c.BroadAccessApps';
import EMPTY from '@salesforce/label/c.BroadAccessEmpty';
import EXPORT from '@salesforce/label/c.BroadAccessExport';
import LIMIT from '@salesforce/label/c.BroadAccessLimit';
import LOADING from '@salesforce/label/c.BroadAccessLoading';
import NO_APPS from '@salesforce/label/c.BroadAccessNoApps';
import TITLE from '@salesforce/label/c.BroadAccessTitle';
import UNAVAILABLE from '@salesforce/label/c.BroadAccessUnavailable';
import USER from '@salesforce/label/c.BroadAccessUser';
import USERS from '@salesforce/label/c.BroadAccessUsers';
import type { BroadAccessRow } from 'c/broadAccessTable';
import { csvText, downloadCsv } from 'c/csvText';

const HEADINGS = ['Kind', 'Name', 'Rights', 'Where they come from', 'What to do'];

/** Users and apps that reach all data of the org over the API, whatever agents are allowed. */
export default class BroadAccess extends LightningElement {
  label = {
    app: APP,
    empty: EMPTY,
    export: EXPORT,
    limit: LIMIT,
    loading: LOADING,
    noApps: NO_APPS,
    title: TITLE,
    unavailable: UNAVAILABLE,
    user: USER,
  };

  rows?: BroadAccessRow[];
  error?: unknown;

  override async connectedCallback(): Promise<void> {
    try {
      this.rows = await loadRows();
    } catch (error) {
      this.error = error;
    }
  }

  get users(): BroadAccessRow[] {
    return this.ofKind('user');
  }

  get apps(): BroadAccessRow[] {
    return this.ofKind('app');
  }

  get usersHeading(): string {
    return USERS.replace('{0}', String(this.users.length));
  }

  get appsHeading(): string {
    return APPS.replace('{0}', String(this.apps.length));
  }

  get isEmpty(): boolean {
    return this.rows?.length === 0;
  }

  get hasApps(): boolean {
    return this.apps.length > 0;
  }

  handleExport(): void {
    const lines = (this.rows ?? []).map(({ kind = '', name: title = '', permissions = [], via = [], advice = [] }) => [
      kind,
      title,
      permissions.join('; '),
      via.join('; '),
      advice.join(' '),
    ]);
    downloadCsv('broad-access.csv', csvText([HEADINGS, ...lines]));
  }

  private ofKind(kind: string): BroadAccessRow[] {
    return (this.rows ?? []).filter((row) => row.kind === kind);
  }
}
