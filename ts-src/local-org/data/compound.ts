/** Parts of an address; null where the record has none. */
export interface AddressParts {
  street: string | null;
  city: string | null;
  state: string | null;
  stateCode: string | null;
  postalCode: string | null;
  country: string | null;
  countryCode: string | null;
  /** Degrees. */
  latitude: number | null;
  longitude: number | null;
  geocodeAccuracy: string | null;
}

/** Makes the values of compound fields. */
export interface CompoundTypes {
  address(parts: AddressParts): object;
  /** Degrees. */
  location(latitude: number, longitude: number): object;
}

let types: CompoundTypes = {
  address: (parts) => ({ parts }),
  location: (latitude, longitude) => ({ latitude, longitude }),
};

/** The Apex run time puts its own types in the place of plain objects, so that values of queries have methods. */
export function useCompoundTypes(own: CompoundTypes): void {
  types = own;
}

export function compoundTypes(): CompoundTypes {
  return types;
}

/** Whether a value is one of an address field: `parts` is what the plain object and the Apex type have in common. */
export function isAddress(value: unknown): value is { parts: AddressParts } {
  return typeof value === 'object' && value !== null && 'parts' in value;
}

/** Whether a value is one of a geolocation field. */
export function isLocation(value: unknown): value is { latitude: number; longitude: number } {
  return typeof value === 'object' && value !== null && 'latitude' in value && 'longitude' in value;
}
