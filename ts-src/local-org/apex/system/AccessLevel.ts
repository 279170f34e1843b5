import { reference, SystemObject } from './define.ts';

/** The value of `AccessLevel`. */
export class AccessLevel extends SystemObject {
  readonly mode: 'user' | 'system';

  constructor(mode: 'user' | 'system') {
    super();
    this.mode = mode;
  }

  static 'get USER_MODE'(): AccessLevel {
    return USER_MODE;
  }
  static 'get SYSTEM_MODE'(): AccessLevel {
    return SYSTEM_MODE;
  }
  override 'toString()'(): string {
    return `AccessLevel:${this.mode.toUpperCase()}_MODE`;
  }
}

const USER_MODE = new AccessLevel('user');
const SYSTEM_MODE = new AccessLevel('system');

export const AccessLevelType = reference(
  `
  public class System.AccessLevel {
    public static AccessLevel SYSTEM_MODE { get; }
    public static AccessLevel USER_MODE { get; }
    public String toString();
  }`,
  AccessLevel,
);
