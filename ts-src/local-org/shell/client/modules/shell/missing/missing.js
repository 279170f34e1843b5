/** A platform function that this shell does not have: says so when it is called. */
export function missing(feature) {
  return () => {
    throw new Error(`UNSUPPORTED: ${feature}`);
  };
}

/** A wire adapter that this shell does not have: gives an error that names it. */
export function MissingAdapter(feature) {
  return class {
    constructor(emit) {
      emit({ data: undefined, error: { ok: false, status: 501, body: { message: `UNSUPPORTED: ${feature}` } } });
    }
    connect() {}
    disconnect() {}
    update() {}
  };
}
