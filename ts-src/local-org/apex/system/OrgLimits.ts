import { unsupported } from './unsupported.ts';

export const OrgLimitType = unsupported(`
  public class System.OrgLimit {
    public Integer getLimit();
    public String getName();
    public Integer getValue();
  }`);

/** What an org has used is known to its APIs only, not to Apex. */
export const OrgLimitsType = unsupported(`
  public class System.OrgLimits {
    public static List<OrgLimit> getAll();
    public static Map<String, OrgLimit> getMap();
  }`);
