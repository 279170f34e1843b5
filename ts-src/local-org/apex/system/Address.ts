import { reference, SystemObject } from './define.ts';
import { ApexLocation } from './Location.ts';

/** Parts of an address; null where the record has none. */
export interface AddressParts {
  street: string | null;
  city: string | null;
  state: string | null;
  stateCode: string | null;
  postalCode: string | null;
  country: string | null;
  countryCode: string | null;
  latitude: number | null;
  longitude: number | null;
  geocodeAccuracy: string | null;
}

/** The value of `Address`: of compound address fields. */
export class ApexAddress extends SystemObject {
  readonly parts: Readonly<AddressParts>;

  constructor(parts: AddressParts) {
    super();
    this.parts = parts;
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
