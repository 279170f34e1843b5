import { reference, SystemObject } from './define.ts';

/** Static members of `Network`: the org has no Experience Cloud sites. */
export class Network extends SystemObject {
  static 'getNetworkId()'(): string | null {
    return null;
  }
}

export const NetworkType = reference(
  `
  public class System.Network {
    public static String getNetworkId();
  }`,
  Network,
);
