import { useCompoundTypes, type AddressParts } from '../../data/compound.ts';
import { reference, SystemObject } from './define.ts';
import type { JsonFields } from './json/serialize.ts';
import { Double } from '../../values/index.ts';
import { ApexLocation } from './Location.ts';

/** The value of `Address`: of compound address fields. */
export class ApexAddress extends SystemObject implements JsonFields {
  readonly parts: Readonly<AddressParts>;

  constructor(parts: AddressParts) {
    super();
    this.parts = parts;
  }

  *jsonFields(): Iterable<readonly [string, unknown]> {
    for (const name of Object.keys(this.parts).sort() as (keyof AddressParts)[]) {
      const value = this.parts[name];
      yield [name, typeof value === 'number' ? new Double(value) : value];
    }
  }

  'getStreet()'(): string | null {
    return this.parts.street;
  }
  'getCity()'(): string | null {
    return this.parts.city;
  }
  'getState()'(): string | null {
    return this.parts.state;
  }
  'getStateCode()'(): string | null {
    return this.parts.stateCode;
  }
  'getPostalCode()'(): string | null {
    return this.parts.postalCode;
  }
  'getCountry()'(): string | null {
    return this.parts.country;
  }
  'getCountryCode()'(): string | null {
    return this.parts.countryCode;
  }
  'getGeocodeAccuracy()'(): string | null {
    return this.parts.geocodeAccuracy;
  }
  'getLocation()'(): ApexLocation | null {
    const { latitude, longitude } = this.parts;
    return latitude === null || longitude === null ? null : new ApexLocation(latitude, longitude);
  }
}

export const AddressType = reference(
  `
  public class System.Address {
    public String getCity();
    public String getCountry();
    public String getCountryCode();
    public String getGeocodeAccuracy();
    public Location getLocation();
    public String getPostalCode();
    public String getState();
    public String getStateCode();
    public String getStreet();
  }`,
  ApexAddress,
);

useCompoundTypes({
  address: (parts) => new ApexAddress(parts),
  location: (latitude, longitude) => new ApexLocation(latitude, longitude),
});
