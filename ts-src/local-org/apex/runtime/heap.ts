/**
 * The heap of the running transaction, as an estimate. Values count when they are made, at about the platform's sizes; nobody tells when
 * they are dropped. So what was counted is weighed against JavaScript's own heap from time to time: the part of it that JavaScript still
 * keeps after a collection of garbage is taken to be alive.
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Blob } from '../../values/index.ts';
import { LimitException } from './exception.ts';
import { inTransaction, tx } from './transaction.ts';

/** Bytes counted between two weighings when most of them turn out to be garbage. */
const PATIENCE = 64_000_000;

/** Growth of JavaScript's heap, with garbage, after which it is weighed whatever was counted. */
const ALARM = 400_000_000;

/** JavaScript's heap for each byte of the source of a class that is loaded. */
const CODE_FACTOR = 10;

interface Meter {
  /** The platform's maximum. */
  readonly limit: number;
  /** Estimate of what was alive at the last weighing. */
  settled: number;
  /** Bytes to count between the last weighing and the next. */
  interval: number;
  /** The part of the counted bytes that was alive at the last weighing. */
  share: number;
  /** What the values counted since the last weighing take in JavaScript beyond their counted size. */
  surplus: number;
  /** JavaScript's heap after the last weighing; null before the first. */
  weight: number | null;
  /** JavaScript's heap with garbage when the transaction began. */
  readonly origin: number;
}

/**
 * The part of the limit that is counted before the first weighing, which only tells what later ones are compared with: all of it is taken
 * to be alive. Most transactions end before it, and are spared a collection of garbage, which takes longer than they do.
 */
const FIRST_SHARE = 1 / 3;

function meterOf(limit: number): Meter {
  return { limit, settled: 0, interval: limit * FIRST_SHARE, share: 1, surplus: 0, weight: null, origin: usedBytes() };
}

/** Counting outside of transactions has no consequence. */
let meter: Meter = meterOf(Infinity);
/** Bytes left to count until the next weighing. */
let room = Infinity;

/** Runs a transaction with a heap of its own. @param limit bytes */
export function withHeap<T>(limit: number, body: () => T): T {
  const [formerMeter, formerRoom] = [meter, room];
  meter = meterOf(limit);
  room = meter.interval;
  try {
    return body();
  } finally {
    meter = formerMeter;
    room = formerRoom;
  }
}

/** Counts a new value. @param surplus bytes that it takes in JavaScript beyond these */
export function grow(bytes: number, surplus = 0): void {
  meter.surplus += surplus;
  if ((room -= bytes) < 0) full(bytes);
}

/** Counts a new text, which it returns. */
export function grown<T extends string | null>(text: T): T {
  if (text !== null && (room -= text.length) < 0) full(text.length);
  return text;
}

/** Counts a new Blob, which it returns. */
export function grownBlob<T extends Blob | null>(blob: T): T {
  if (blob !== null && (room -= blob.size) < 0) full(blob.size);
  return blob;
}

/** Counts a class that is loaded: its code is not the program's data. */
export function loaded(sourceLength: number): void {
  if (meter.weight !== null) meter.weight += sourceLength * CODE_FACTOR;
}

/** What the running transaction's values take, in bytes. */
export function heapSize(): number {
  return BASE + Math.round(meter.settled + counted() * Math.max(meter.share, 0));
}

/** What a transaction without data takes on the platform. */
const BASE = 1_024;

/** Looks whether JavaScript's heap grows without anything having been counted. @throws LimitException */
export function checkHeap(): void {
  if (usedBytes() > meter.origin + ALARM) weigh();
}

/** Bytes since the last weighing. */
function counted(): number {
  return Number.isFinite(room) ? meter.interval - room : 0;
}

function full(bytes: number): void {
  if (bytes > meter.limit) throw heapExceeded();
  weigh();
}

function weigh(): void {
  const weight = collected();
  if (weight - meter.origin > ALARM / 2) throw tooLarge(Math.max(weight - meter.origin, meter.limit + 1));
  const bytes = counted();
  const share = aliveShare(weight, bytes);
  meter.settled = Math.max(meter.settled + bytes * share, 0);
  if (meter.settled > meter.limit) throw tooLarge(Math.round(meter.settled));
  const rest = Math.max(meter.limit - meter.settled, meter.limit / 10);
  meter.interval = share < 0.3 ? Math.min(Math.max(meter.interval * 2, rest), PATIENCE) : rest;
  meter.share = share;
  room = meter.interval;
  meter.surplus = 0;
  meter.weight = weight;
}

/**
 * The part of what was counted since the last weighing that is alive; negative when more was dropped. Until there is a weight to compare
 * with, all of it is.
 */
function aliveShare(weight: number, bytes: number): number {
  if (meter.weight === null) return 1;
  const share = (weight - meter.weight) / Math.max(bytes + meter.surplus, 1);
  return share > 0.8 ? 1 : share;
}

/** What Apex calls a value for which there is no room. */
export function heapExceeded(): LimitException {
  return tooLarge(Math.max(heapSize(), meter.limit + 1));
}

function tooLarge(size: number): LimitException {
  return new LimitException(`Apex heap size too large: ${size}`);
}

function usedBytes(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
}

let collect: (() => void) | null = null;

/** JavaScript's heap without garbage. The time of the collection is not the program's. */
function collected(): number {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  if (inTransaction()) tx().limits.outsideCpuTime(collect);
  else collect();
  return usedBytes();
}
