import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

test('signer and local org speak the same Pub/Sub contract', () => {
  const own = path.join(import.meta.dirname, 'pubsub_api.proto');
  const served = path.join(import.meta.dirname, '..', '..', 'local-org', 'api', 'pubsub', 'pubsub_api.proto');
  assert.equal(fs.readFileSync(own, 'utf8'), fs.readFileSync(served, 'utf8'));
});
