import { afterEach } from '@jest/globals';
import { setup } from '@sa11y/jest';

setup();

afterEach(() => {
  document.body.replaceChildren();
});
