import { unwrap } from 'lwc';
import { page } from 'shell/context';

/** Answers of cacheable methods by method and parameters; each knows the adapters that show it. */
const entries = new Map();
/** Which entry a wired result came from, for refreshApex. */
const sources = new WeakMap();

async function call(method, params, wire) {
  const response = await fetch(`/_shell/apex/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': page.csrf, ...(wire ? { 'x-wire': 'true' } : {}) },
    body: JSON.stringify(params ?? {})
  });
  if (response.status === 401) location.assign(`/login?startURL=${encodeURIComponent(location.pathname)}`);
  const body = await response.json();
  if (response.ok) return body.value;
  // The shape of FetchResponse, which components get on the platform.
  throw {
    ok: false,
    status: response.status,
    statusText: response.statusText,
    headers: {},
    body,
    errorType: 'fetchResponse'
  };
}

function deepFreeze(value) {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

class Entry {
  adapters = new Set();

  constructor(method, params) {
    this.method = method;
    this.params = params;
  }

  async load() {
    try {
      this.emit({ data: deepFreeze(await call(this.method, this.params, true)), error: undefined });
    } catch (error) {
      this.emit({ data: undefined, error });
    }
  }

  emit(result) {
    this.result = result;
    for (const adapter of this.adapters) adapter.show(this);
  }
}

function entryOf(method, params) {
  const key = `${method} ${JSON.stringify(Object.entries(params).sort())}`;
  let entry = entries.get(key);
  if (!entry) {
    entries.set(key, (entry = new Entry(method, params)));
    entry.load();
  }
  return entry;
}

function adapterOf(method) {
  return class ApexAdapter {
    constructor(emit) {
      this.emit = emit;
      emit({ data: undefined, error: undefined });
    }

    connect() {
      this.connected = true;
      this.follow();
    }

    disconnect() {
      this.connected = false;
      this.entry?.adapters.delete(this);
    }

    update(config) {
      this.config = config;
      this.follow();
    }

    /** No parameters yet, or one that is still undefined, means: not yet. */
    follow() {
      if (!this.connected || !this.config || Object.values(this.config).some((value) => value === undefined)) return;
      const entry = entryOf(method, this.config);
      if (entry === this.entry && entry.adapters.has(this)) return;
      this.entry?.adapters.delete(this);
      this.entry = entry;
      entry.adapters.add(this);
      if (entry.result) this.show(entry);
    }

    show(entry) {
      const result = { ...entry.result };
      sources.set(result, entry);
      this.emit(result);
    }
  };
}

/** `import run from '@salesforce/apex/Class.method'`: to be called, or to be wired when the method is cacheable. */
export function apexMethod(method) {
  const run = (params) => call(method, params, false);
  run.adapter = adapterOf(method);
  return run;
}

/** Loads a wired result anew; settles when the component has it. */
export function refreshApex(result) {
  const entry = sources.get(unwrap(result));
  return entry ? entry.load() : Promise.resolve();
}
