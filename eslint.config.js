import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The rooms of src in the order in which data flows. What stands in one may import what stands in it or before it;
 * names without a folder are files of src itself.
 */
const ROOMS = [
  ['errors', 'time', 'text'],
  ['certificate/'],
  ['config/'],
  ['http/'],
  ['auth/'],
  ['scm/'],
  ['renewal/'],
  ['evidence/'],
  ['judgement/'],
  ['presentation/'],
  ['output/'],
  ['main', 'index']
];

const isFolder = (name) => name.endsWith('/');

/** The import specifiers that lead from a folder of src, or from src itself, to one of these names. */
function leadsTo(names, prefix) {
  const ends = names.map((name) => (isFolder(name) ? name : `${name}\\.ts$`));
  return `^${prefix}(?:${ends.join('|')})`;
}

/** Forbids imports, loaded at once or later, whose specifiers match one of these patterns. */
function forbid(files, patterns) {
  return {
    files,
    rules: {
      'no-restricted-imports': ['error', { patterns: patterns.map(([regex, message]) => ({ regex, message })) }],
      'no-restricted-syntax': [
        'error',
        ...patterns.map(([regex, message]) => ({
          selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\/')}/]`,
          message
        }))
      ]
    }
  };
}

/** One wall for each room: it imports no later room, and nothing outside src. */
const walls = ROOMS.map((room, index) => {
  const later = ROOMS.slice(index + 1).flat();
  const inFolder = room.some(isFolder);
  const outside = [inFolder ? '^\\.\\./\\.\\./' : '^\\.\\./', 'src imports nothing outside of src.'];
  const onward = [leadsTo(later, inFolder ? '\\.\\./' : '\\./'), 'A room imports only rooms before it, see ROOMS.'];
  const files = room.map((name) => (isFolder(name) ? `src/${name}**/*.ts` : `src/${name}.ts`));
  return forbid(files, later.length === 0 ? [outside] : [outside, onward]);
});

const counted = { skipBlankLines: true, skipComments: true };

export default defineConfig(
  { ignores: ['dist', 'build', 'coverage', 'reports', '.venv', '.stryker-tmp'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: 'error'
    }
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly' } }
  },
  {
    files: ['src/**', 'simulator/**', 'conformance/**', 'live-check/**', 'scripts/**'],
    rules: {
      'max-lines': ['error', { max: 250, ...counted }],
      'max-lines-per-function': ['error', { max: 60, ...counted }]
    }
  },
  // The action's own code reports through src/output; nothing else in it writes to the console.
  { files: ['src/**/*.ts'], rules: { 'no-console': 'error' } },
  walls,
  forbid(['simulator/**/*.ts'], [['^\\.\\./', 'The simulator stands alone: it imports nothing outside of simulator.']])
);
