import type { Metadata } from '../../metadata/index.ts';
import { DEFAULT_STAGES } from '../../standard/value-sets.ts';
import type { Stage } from '../../standard/value-sets.ts';
import { Decimal } from '../../values/index.ts';
import { metadataId } from '../ids.ts';
import type { PicklistValue } from '../schema.ts';
import type { SetupRows } from './rows.ts';

interface StatusObject {
  object: string;
  prefix: string;
  /** Object and field that the values belong to. */
  field: readonly [object: string, field: string];
  /** What a row tells beyond its name. */
  facts(value: string, metadata: Metadata): Record<string, unknown>;
}

const STATUS_OBJECTS: readonly StatusObject[] = [
  {
    object: 'CaseStatus',
    prefix: '01C',
    field: ['Case', 'Status'],
    facts: (value, metadata) => ({ IsClosed: isMarked(metadata, 'casestatus', 'closed', value, 'Closed') }),
  },
  {
    object: 'LeadStatus',
    prefix: '01Q',
    field: ['Lead', 'Status'],
    facts: (value, metadata) => ({
      IsConverted: isMarked(metadata, 'leadstatus', 'converted', value, 'Closed - Converted'),
    }),
  },
  {
    object: 'TaskStatus',
    prefix: '01T',
    field: ['Task', 'Status'],
    facts: (value, metadata) => ({ IsClosed: isMarked(metadata, 'taskstatus', 'closed', value, 'Completed') }),
  },
  {
    object: 'TaskPriority',
    prefix: '01P',
    field: ['Task', 'Priority'],
    facts: (value) => ({ IsHighPriority: value === 'High' }),
  },
  {
    object: 'ContractStatus',
    prefix: '01K',
    field: ['Contract', 'Status'],
    facts: (value) => ({ StatusCode: value }),
  },
];

/** The rows in which statuses and stages are looked up. */
export function statusRows(rows: SetupRows, metadata: Metadata): void {
  for (const { object, prefix, field, facts } of STATUS_OBJECTS) {
    picklist(rows, field).forEach((item, at) =>
      rows.add(object, metadataId(prefix, item.value), {
        MasterLabel: item.label,
        ApiName: item.value,
        SortOrder: at + 1,
        IsDefault: item.isDefault,
        ...facts(item.value, metadata),
      }),
    );
  }
  stages(metadata).forEach((stage, at) =>
    rows.add('OpportunityStage', metadataId('01J', stage.name), {
      MasterLabel: stage.name,
      ApiName: stage.name,
      IsActive: true,
      SortOrder: at + 1,
      IsClosed: stage.isClosed,
      IsWon: stage.isWon,
      ForecastCategory: stage.forecast,
      ForecastCategoryName: stage.forecastName,
      DefaultProbability: Decimal.from(stage.probability),
    }),
  );
}

function picklist(rows: SetupRows, [object, field]: StatusObject['field']): readonly PicklistValue[] {
  return rows.schema.field(rows.object(object), field)?.picklist ?? [];
}

/** Whether the sources mark the value; without values of their own, whether it is the usual one. */
function isMarked(
  metadata: Metadata,
  set: string,
  mark: 'closed' | 'converted',
  value: string,
  usual: string,
): boolean {
  const own = metadata.standardValueSets.get(set);
  return own ? own.some((item) => item.value === value && item[mark]) : value === usual;
}

function stages(metadata: Metadata): readonly Stage[] {
  const own = metadata.standardValueSets.get('opportunitystage');
  if (!own) return DEFAULT_STAGES;
  return own.map((item) => ({
    name: item.value,
    probability: item.probability ?? 0,
    isClosed: item.closed,
    isWon: item.won,
    forecast: item.forecastCategory ?? 'Pipeline',
    forecastName: item.forecastCategory ?? 'Pipeline',
  }));
}
