import js from '@eslint/js';
import lwc from '@salesforce/eslint-config-lwc/recommended-ts.js';
import tseslint from 'typescript-eslint';

const components = ['ts-src/lwc/!(tools)/*.ts'];
const tests = ['**/*.test.ts', '**/*.fixture.ts', '**/__tests__/**', '**/test*/**', '**/testing.ts'];

export default tseslint.config(
  {
    ignores: ['force-app/', '.aegis/', 'coverage/', 'ts-src/*/lib/', '**/*.d.ts']
  },
  {
    files: ['**/*.ts', '**/*.js', '**/*.mjs'],
    ignores: components,
    extends: [js.configs.recommended, tseslint.configs.recommended],
    languageOptions: {
      globals: { console: 'readonly', document: 'readonly', process: 'readonly', window: 'readonly' }
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { disallowTypeAnnotations: false, fixStyle: 'separate-type-imports' }
      ],
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'smart'],
      // Formats are parsed strictly: control characters are looked for on purpose.
      'no-control-regex': 'off',
      'prefer-const': 'error'
    }
  },
  {
    // What a server answered is read as it comes.
    files: tests,
    rules: { '@typescript-eslint/no-explicit-any': 'off' }
  },
  {
    files: components,
    extends: [lwc],
    rules: {
      // The compiler knows which names exist and which are used; this set's parser does not see types.
      'no-undef': 'off',
      'no-unused-vars': 'off'
    }
  }
);
