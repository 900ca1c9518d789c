import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Each rule that is ours opens with what it prevents. */
const restrictedSyntax = {
  environment: {
    // A variable read in passing is one that nobody checked at start-up.
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Read the environment through env() of app/env.server.ts.',
  },
  math: {
    // A rule that draws its own numbers cannot be tested.
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Pass the random number in.',
  },
  html: {
    // Text of a shop written as HTML is somebody else's script.
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Render text; HTML from outside is never ours to trust.',
  },
};

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'build/',
      '.cache/',
      '.data/',
      'coverage/',
      'app/db/generated/',
      'extensions/*/assets/',
      'extensions/*/dist/',
      'tests/setup/bootstrap.mjs',
      '**/*.cjs',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strict],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
    },
  },
  {
    // What ships is also checked with its types: a promise that nobody awaits, an `any` that leaks.
    // Tests are left out, because that takes longer than running them.
    files: ['app/**/*.{ts,tsx}', 'extensions/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Numbers in texts are the rule here, and `${n}` says it shorter than String(n).
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => setOpen(false)` is how handlers are written.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Fails with an exception in typescript-eslint 8.73.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      // Loops that end by return, and type guards that TypeScript takes for granted.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // A generic that names the shape of an answer at the call is worth its letter.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Remix throws responses, that is how a loader ends early.
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/require-await': 'off',
      // Every index read may be undefined to the compiler: `!` states what the lines above make true.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'extensions/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      // What matters goes to the log as JSON, where it is redacted; the rest is noise.
      'no-console': 'error',
      'no-restricted-syntax': ['error', restrictedSyntax.environment, restrictedSyntax.html],
    },
  },
  {
    // The environment is read here; the server hands the address of its PostgreSQL on.
    files: ['app/env.server.ts', 'app/server.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // The one script that must run before everything else is a constant of ours.
    files: ['app/root.tsx'],
    rules: { 'no-restricted-syntax': ['error', restrictedSyntax.environment] },
  },
  {
    // Pure cores: a rule takes clock and random numbers as arguments.
    files: [
      'app/kernel/**/*.ts',
      'app/{compliance,logistics,payments,localization,insights,retention}/*.ts',
    ],
    ignores: ['**/*.server.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        restrictedSyntax.environment,
        restrictedSyntax.math,
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Pass the time in.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Pass the time in.',
        },
      ],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'extensions/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    // Tests and the sandbox say what they know to be there.
    files: ['tests/**/*.{ts,tsx}', '**/*.test.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
);
