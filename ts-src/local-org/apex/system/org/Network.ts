import { reference, SystemObject } from '../define.ts';
import { absent } from '../unsupported.ts';

/** Static members of `Network`: the org has no Experience Cloud sites. */
class Network extends SystemObject {
  static 'getNetworkId()'(): null {
    return null;
  }
  static readonly 'communitiesLanding()' = absent('Network.communitiesLanding()');
  static readonly 'forwardToAuthPage(String)' = absent('Network.forwardToAuthPage(String)');
  static readonly 'getLoginUrl(String)' = absent('Network.getLoginUrl(String)');
  static readonly 'getLogoutUrl(String)' = absent('Network.getLogoutUrl(String)');
  static readonly 'getSelfRegUrl(String)' = absent('Network.getSelfRegUrl(String)');
}

export const NetworkType = reference(
  `
  public class System.Network {
    public static PageReference communitiesLanding();
    public static PageReference forwardToAuthPage(String startUrl);
    public static String getLoginUrl(String networkId);
    public static String getLogoutUrl(String networkId);
    public static String getNetworkId();
    public static String getSelfRegUrl(String networkId);
  }`,
  Network,
);
