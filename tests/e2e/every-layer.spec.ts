import { expect, accessibilityFaults, signIn, test } from './journey.js';
import type { DemoRole } from './journey.js';
import { explore, refuseChanges, settled } from './explore.js';
import { deepPaths, screens } from './screens.js';
import { isSampled, thorough } from '../support/thoroughness.js';
import { watchTexts } from './texts.js';

const addresses: [DemoRole, string | keyof Awaited<ReturnType<typeof deepPaths>>][] = [
  ...screens.map(([role, path]): [DemoRole, string] => [role, path]),
  ['officer', 'workbench'],
  ['officer', 'items'],
  ['officer', 'points'],
  ['officer', 'scorecard'],
  ['officer', 'path'],
  ['officer', 'pastWorkbench'],
  ['officer', 'pastScorecard'],
  ['officer', 'comparison'],
  ['officer', 'system'],
  ['officer', 'pdf'],
  ['officer', 'pack'],
  ['officer', 'inspection'],
  ['manager', 'roadmap'],
];

// Each screen stands for itself: both workers share them.
test.describe.configure({ mode: 'parallel' });

/**
 * Made of components that are walked whole elsewhere, or that a journey of their own walks: here only opened, to keep the whole
 * run within a quarter of an hour; `npm run test:thorough` walks them too.
 */
const alike = new Set<string>([
  '/frameworks/emr-2018',
  '/frameworks/interoperability-2020',
  '/frameworks/emr-2018/controls/01.01',
  'items',
  'points',
  'pastWorkbench',
  'pastScorecard',
  'comparison',
]);

const standing = new Set(screens.map(([, path]) => path));

/** Structure and colours do not change with the language: Chinese layers come with `npm run test:thorough`. */
const languages = thorough ? (['zh', 'en'] as const) : (['en'] as const);

for (const language of languages) {
  for (const [place, [role, address]] of addresses.entries()) {
    test(`${address} of ${role} in ${language}: accessible and translated, with all that opens`, async ({
      page,
    }) => {
      test.slow();
      const paths: Record<string, string> = await deepPaths();
      const rest = settled(page);
      const foreign = watchTexts(page);
      await refuseChanges(page);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.addInitScript((chosen) => {
        // The frames of previews may keep nothing.
        if (window === window.top) localStorage.setItem('hengjian.language', JSON.stringify(chosen));
      }, language);
      await signIn(page, role);
      await page.goto(paths[address] ?? address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await rest();
      const problems: string[] = [];
      const visit = async (where: string) => {
        // The screen itself, with nothing open on it, is checked in screens.spec.ts; its structure knows no language.
        if (where !== address || !standing.has(address))
          for (const fault of await accessibilityFaults(page)) problems.push(`${where}: ${fault}`);
        if (language === 'en')
          for (const text of await foreign()) problems.push(`${where}: not translated: ${text}`);
      };
      await visit(address);
      if (thorough || (isSampled(place) && !alike.has(address)))
        problems.push(...(await explore(page, rest, visit, new Set())));
      expect([...new Set(problems)]).toEqual([]);
    });
  }
}
