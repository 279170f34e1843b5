import { tx } from '../runtime/transaction.ts';
import { reference, SystemObject } from './define.ts';
import { UnsupportedOperationException } from './exceptions.ts';
import { absent } from './unsupported.ts';

/** Connect in Apex refuses to run in tests that do not see the org's data. Beyond that refusal it is not there. */
function refuse(member: string): never {
  if (!tx().isTest) return absent(member)();
  throw new UnsupportedOperationException(
    'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
  );
}

/** Static members of `ConnectApi.ChatterUsers`. */
export class ChatterUsers extends SystemObject {
  static 'getFollowings(String,String)'(_communityId: string | null, _subjectId: string | null): never {
    return refuse('ConnectApi.ChatterUsers.getFollowings(String, String)');
  }
}

class FollowingPage extends SystemObject {}

export const FollowingPageType = reference('public class ConnectApi.FollowingPage { }', FollowingPage);

export const ChatterUsersType = reference(
  `
  public class ConnectApi.ChatterUsers {
    public static ConnectApi.FollowingPage getFollowings(String communityId, String subjectId);
  }`,
  ChatterUsers,
);
