import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Who may import whom; docs/adr/0001 says why. */
const boundaries = {
  allow: [],
  banTransitiveDependencies: true,
  enforceBuildableLibDependency: false,
  depConstraints: [
    { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib', 'type:contract'] },
    { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib', 'type:contract'] },
    { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract'] },
    {
      sourceTag: 'type:testing',
      onlyDependOnLibsWithTags: ['type:lib', 'type:contract', 'type:testing'],
    },
    {
      sourceTag: 'type:tool',
      onlyDependOnLibsWithTags: ['type:tool', 'type:lib', 'type:contract', 'type:testing'],
    },
    {
      sourceTag: 'platform:any',
      onlyDependOnLibsWithTags: ['platform:any'],
      bannedExternalImports: ['express', '@google-cloud/*', 'react', 'react-dom'],
    },
    {
      sourceTag: 'platform:node',
      onlyDependOnLibsWithTags: ['platform:node', 'platform:any'],
      bannedExternalImports: ['react', 'react-dom'],
    },
    {
      sourceTag: 'platform:browser',
      onlyDependOnLibsWithTags: ['platform:browser', 'platform:any'],
      bannedExternalImports: ['express', '@google-cloud/*'],
    },
    {
      sourceTag: 'scope:runtime',
      onlyDependOnLibsWithTags: ['scope:runtime', 'scope:shared'],
    },
    { sourceTag: 'scope:deploy', onlyDependOnLibsWithTags: ['scope:deploy', 'scope:shared'] },
    { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
  ],
};

/** Specs and fixtures run in Node and may use the test library as well. */
const testBoundaries = {
  ...boundaries,
  depConstraints: boundaries.depConstraints
    .filter(({ sourceTag }) => !sourceTag.startsWith('platform:'))
    .map((constraint) => {
      const { sourceTag, onlyDependOnLibsWithTags: tags } = constraint;
      const more = sourceTag.startsWith('type:') ? ['type:testing'] : ['scope:runtime'];
      return { ...constraint, onlyDependOnLibsWithTags: [...tags, ...more] };
    }),
};

/** Effects that only the edges of a program may touch; everywhere else they are passed in. */
const effects = [
  { object: 'process', property: 'env', message: 'Take settings as an argument.' },
  { object: 'process', property: 'exit', message: 'Only main.ts ends the process.' },
  { object: 'Date', property: 'now', message: 'Take a clock as an argument.' },
];

export default defineConfig(
  globalIgnores(['**/dist/', '**/out-tsc/', '**/test-results/', '**/.data/', '.nx/']),
  js.configs.recommended,
  tseslint.configs.strict,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { '@nx': nx },
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', URL: 'readonly' },
    },
    rules: {
      curly: 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', ...effects],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@nx/enforce-module-boundaries': ['error', boundaries],
    },
  },
  {
    files: ['**/*.spec.{ts,tsx}', '**/__fixtures__/**', 'tools/e2e/**'],
    rules: { '@nx/enforce-module-boundaries': ['error', testBoundaries] },
  },
  {
    files: [
      '**/main.ts',
      '**/main.tsx',
      'libs/config/**',
      'libs/logging/**',
      'libs/service/**',
      'libs/testing/**',
      'tools/**',
      '**/vite.config.ts',
      '**/*.spec.{ts,tsx}',
      '**/__fixtures__/**',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['tools/**', '**/main.ts', '**/__fixtures__/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/vite.config.ts', '*.mjs'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
);
