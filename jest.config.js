import sfdx from '@salesforce/sfdx-lwc-jest/config.js';

/** LWC tests: TypeScript beside the sources, run against the compiled components of force-app. */
export default {
  ...sfdx.jestConfig,
  roots: ['<rootDir>/force-app', '<rootDir>/ts-src/lwc'],
  testMatch: ['**/__tests__/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/ts-src/lwc/__tests__/support/setup.ts']
};
