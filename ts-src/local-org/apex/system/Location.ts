import { Double, type Decimal } from '../../values/index.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { IllegalArgumentException } from './exceptions.ts';
import type { JsonFields } from './json/serialize.ts';

/** Mean radius of the Earth by unit. */
const RADIUS: Record<string, number> = { mi: 3958.8, km: 6371 };

/** The value of `Location`, and of geolocation fields. Degrees. */
export class ApexLocation extends SystemObject implements JsonFields {
  readonly latitude: number;
  readonly longitude: number;

  constructor(latitude: number, longitude: number) {
    super();
    this.latitude = latitude;
    this.longitude = longitude;
  }

  *jsonFields(): Iterable<readonly [string, unknown]> {
    yield ['latitude', this['get latitude']()];
    yield ['longitude', this['get longitude']()];
  }

  static 'newInstance(Decimal,Decimal)'(latitude: Decimal | null, longitude: Decimal | null): ApexLocation {
    return new ApexLocation(present(latitude).toNumber(), present(longitude).toNumber());
  }
  static 'getDistance(Location,Location,String)'(
    from: ApexLocation | null,
    to: ApexLocation | null,
    unit: string | null,
  ): Double {
    return present(from)['getDistance(Location,String)'](to, unit);
  }
  /** Great-circle distance; `unit` is `mi` or `km`. */
  'getDistance(Location,String)'(to: ApexLocation | null, unit: string | null): Double {
    const radius = RADIUS[present(unit)];
    if (radius === undefined) throw new IllegalArgumentException(`Invalid unit: ${unit}`);
    return new Double(radius * angle(this, present(to)));
  }
  'getLatitude()'(): Double {
    return new Double(this.latitude);
  }
  'getLongitude()'(): Double {
    return new Double(this.longitude);
  }
  'get latitude'(): Double {
    return new Double(this.latitude);
  }
  'get longitude'(): Double {
    return new Double(this.longitude);
  }
  override 'equals(Object)'(other: unknown): boolean {
    return other instanceof ApexLocation && other.latitude === this.latitude && other.longitude === this.longitude;
  }
  override 'toString()'(): string {
    return `Location:[latitude=${this.latitude}, longitude=${this.longitude}]`;
  }
}

/** Central angle in radians (haversine). */
function angle(from: ApexLocation, to: ApexLocation): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;
  const chord =
    half(to.latitude - from.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(to.longitude - from.longitude);
  return 2 * Math.asin(Math.sqrt(chord));
}

export const LocationType = reference(
  `
  public class System.Location {
    public Double latitude { get; }
    public Double longitude { get; }
    public static Double getDistance(Location fromLocation, Location toLocation, String unit);
    public static Location newInstance(Decimal latitude, Decimal longitude);
    public Double getDistance(Location toLocation, String unit);
    public Double getLatitude();
    public Double getLongitude();
    public String toString();
  }`,
  ApexLocation,
);
