/** Prices and totals: price book entries, opportunity products, and the opportunity above them. */
import { Decimal } from '../../values/index.ts';
import type { ObjectSchema } from '../schema.ts';
import type { SObject } from '../sobject.ts';
import { decode, encodingOf } from '../storage/columns.ts';
import type { DmlContext } from './context.ts';
import { fail, newRow } from './row.ts';
import type { Row } from './row.ts';

const HUNDRED = Decimal.from(100);

/** Whole stored row, null when there is none. */
function stored(context: DmlContext, object: string, id: unknown): SObject | null {
  if (typeof id !== 'string') return null;
  return context.loadForTrigger(context.schema.object(object)!, [id]).get(id) ?? null;
}

/** Name and code of the product; a price of one's own needs the standard one first. */
export function derivePricebookEntry(context: DmlContext, row: Row): void {
  const { record, old } = row;
  if (old !== null) return;
  const product = stored(context, 'Product2', record.peek('Product2Id'));
  record.put('Name', product?.peek('Name') ?? null);
  record.put('ProductCode', product?.peek('ProductCode') ?? null);
  const book = stored(context, 'Pricebook2', record.peek('Pricebook2Id'));
  if (!book || !product) return;
  const table = context.db.table(record.schema);
  const same = `SELECT "Id" FROM ${table} WHERE "IsDeleted" = 0 AND "Product2Id" = ? AND "Pricebook2Id" = ?`;
  if (context.db.get(same, product.id, book.id)) {
    fail(row, 'DUPLICATE_VALUE', 'This price definition already exists in this price book');
    return;
  }
  if (book.peek('IsStandard') === true) return;
  const standard = standardPrice(context, record.schema, product.id!);
  if (standard === null) fail(row, 'STANDARD_PRICE_NOT_DEFINED', 'No standard price defined for this product');
  else if (record.peek('UseStandardPrice') === true) record.put('UnitPrice', standard);
}

function standardPrice(context: DmlContext, entries: ObjectSchema, productId: string): unknown {
  const books = context.db.table(context.schema.object('Pricebook2')!);
  const text = `SELECT e."UnitPrice" AS price FROM ${context.db.table(entries)} e JOIN ${books} b ON b."Id" = e."Pricebook2Id"
    WHERE e."IsDeleted" = 0 AND b."IsStandard" = 1 AND e."Product2Id" = ?`;
  const found = context.db.get(text, productId);
  return found ? decode(encodingOf(entries.fields.get('unitprice')!), found.price) : null;
}

/** What an opportunity product takes from its price book entry, and its sums. */
export function deriveLineItem(context: DmlContext, { record, old, written }: Row): void {
  const entry = old === null ? stored(context, 'PricebookEntry', record.peek('PricebookEntryId')) : null;
  if (entry) {
    const deal = stored(context, 'Opportunity', record.peek('OpportunityId'));
    record.put('Product2Id', entry.peek('Product2Id'));
    record.put('ProductCode', entry.peek('ProductCode'));
    record.put('ListPrice', entry.peek('UnitPrice'));
    record.put('Name', `${String(deal?.peek('Name') ?? '')} ${String(entry.peek('Name') ?? '')}`.trim().slice(0, 376));
    const isUnpriced = record.peek('UnitPrice') === null && record.peek('TotalPrice') === null;
    if (isUnpriced) record.put('UnitPrice', entry.peek('UnitPrice'));
  }
  const quantity = record.peek('Quantity');
  const price = record.peek('UnitPrice');
  const total = record.peek('TotalPrice');
  if (!(quantity instanceof Decimal)) return;
  const discount = record.peek('Discount');
  const part = discount instanceof Decimal ? HUNDRED.subtract(discount).divide(HUNDRED) : Decimal.from(1);
  const isPriced =
    price instanceof Decimal && (total === null || !written.has('totalprice') || written.has('unitprice'));
  if (isPriced) record.put('TotalPrice', quantity.multiply(price).multiply(part));
  else if (total instanceof Decimal && quantity.sign !== 0 && part.sign !== 0)
    record.put('UnitPrice', total.divide(quantity).divide(part));
  const unit = record.peek('UnitPrice');
  if (unit instanceof Decimal) record.put('Subtotal', quantity.multiply(unit));
}

/** The amount that is to be expected. */
export function expectedRevenue(record: SObject): Decimal | null {
  const amount = record.peek('Amount');
  const probability = record.peek('Probability');
  if (!(amount instanceof Decimal) || !(probability instanceof Decimal)) return null;
  return amount.multiply(probability).divide(HUNDRED);
}

/** Opportunities whose products changed, with the sums of their products, as rows to update. */
export function totalsOf(context: DmlContext, lineItems: readonly SObject[]): Row[] {
  const object = context.schema.object('Opportunity')!;
  const ids = [...new Set(lineItems.map((item) => String(item.peek('OpportunityId'))))];
  const deals = [...context.loadForTrigger(object, ids).values()].filter((deal) => deal.peek('IsDeleted') !== true);
  return deals.map((deal, at) => {
    const row = newRow(at, deal.bare(), deal.copy(), deal);
    row.summing = true;
    sum(context, row.record);
    return row;
  });
}

function sum(context: DmlContext, deal: SObject): void {
  const items = context.schema.object('OpportunityLineItem')!;
  const text = `SELECT COUNT(*) AS n, SUM("TotalPrice") AS total, SUM("Quantity") AS quantity, MAX("PricebookEntryId") AS entry
    FROM ${context.db.table(items)} WHERE "OpportunityId" = ? AND "IsDeleted" = 0`;
  const { n, total, quantity, entry } = context.db.get(text, deal.id)!;
  const value = (name: string, units: unknown): unknown => decode(encodingOf(items.fields.get(name)!), units);
  deal.put('HasOpportunityLineItem', Number(n) > 0);
  if (Number(n) === 0) return;
  deal.put('Amount', value('totalprice', total));
  deal.put('TotalOpportunityQuantity', value('quantity', quantity));
  if (deal.peek('Pricebook2Id') === null && entry !== null)
    deal.put('Pricebook2Id', stored(context, 'PricebookEntry', entry)?.peek('Pricebook2Id') ?? null);
}
