const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** The address of a page reference; throws for kinds this shell has no page for. */
function urlOf({ type, attributes = {}, state = {} }) {
  const address = addressOf(type, attributes);
  const query = new URLSearchParams(state).toString();
  return query === '' ? address : `${address}?${query}`;
}

function addressOf(type, attributes) {
  switch (type) {
    case 'standard__recordPage':
      return `/lightning/r/${attributes.objectApiName ?? 'Record'}/${attributes.recordId}/view`;
    case 'standard__objectPage':
      return `/lightning/o/${attributes.objectApiName}/list`;
    case 'standard__navItemPage':
      return `/lightning/n/${attributes.apiName}`;
    case 'standard__webPage':
      return attributes.url;
    default:
      throw new Error(`UNSUPPORTED: page reference ${type}`);
  }
}

export const NavigationMixin = (Base) =>
  class extends Base {
    [Navigate](reference) {
      navigate(undefined, reference);
    }

    [GenerateUrl](reference) {
      return Promise.resolve(urlOf(reference));
    }
  };
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

export function navigate(_context, reference) {
  const url = new URL(urlOf(reference), location.href);
  if (url.origin === location.origin) location.assign(url);
  else window.open(url, '_blank', 'noopener');
}

export const generateUrl = (_context, reference) => urlOf(reference);

export class NavigationContext {
  constructor(emit) {
    this.emit = emit;
  }
  connect() {
    this.emit({});
  }
  disconnect() {}
  update() {}
}

export class CurrentPageReference {
  constructor(emit) {
    this.emit = emit;
  }
  connect() {
    this.emit({
      type: 'standard__app',
      attributes: {},
      state: Object.fromEntries(new URLSearchParams(location.search))
    });
  }
  disconnect() {}
  update() {}
}
