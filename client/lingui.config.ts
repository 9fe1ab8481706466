import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/**
 * Chinese is the source text. Each feature keeps its own catalogue beside its screens, so that two people
 * working on two features never edit one file; everything else is in `locales/`.
 */
export default defineConfig({
  rootDir: import.meta.dirname,
  sourceLocale: 'zh',
  locales: ['zh', 'en'],
  // Line numbers would change every catalogue with every edit.
  format: formatter({ lineNumbers: false }),
  catalogs: [
    { path: '<rootDir>/features/{name}/locales/{locale}', include: ['<rootDir>/features/{name}/'] },
    {
      path: '<rootDir>/locales/{locale}',
      include: ['<rootDir>/app', '<rootDir>/ui', '<rootDir>/lib', '<rootDir>/main.tsx'],
    },
  ],
});
