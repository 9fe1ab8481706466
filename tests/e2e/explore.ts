import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { OperationTypeNode, getOperationAST, parse } from 'graphql';

const manifest = JSON.parse(
  readFileSync(new URL('../../client/gql/persisted-documents.json', import.meta.url), 'utf8'),
) as Record<string, string>;

/** Whether the document with this hash changes something. Fragments may stand before the operation: only its type tells. */
function isChange(hash: string): boolean {
  const text = manifest[hash] ?? manifest[`sha256:${hash}`];
  if (text === undefined) throw new Error(`no document has the hash ${hash}`);
  return getOperationAST(parse(text))?.operation === OperationTypeNode.MUTATION;
}

/** Refuses every change, so that any button may be pressed: the demo hospital stays as it was. */
export async function refuseChanges(page: Page): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const body = route.request().postDataJSON() as {
      extensions?: { persistedQuery?: { sha256Hash?: string } };
    };
    const hash = body.extensions?.persistedQuery?.sha256Hash ?? '';
    if (!isChange(hash)) return route.fallback();
    const error = { message: 'Refused by the test', extensions: { code: 'FORBIDDEN', requestId: 'test' } };
    return route.fulfill({ json: { data: null, errors: [error] } });
  });
}

/** Waits until the page has nothing under way and has painted what came. */
export function settled(page: Page): () => Promise<void> {
  let open = 0;
  const relevant = (url: string) => /\/(graphql|assets)/.test(url);
  page.on('request', (request) => relevant(request.url()) && (open += 1));
  const end = (request: { url(): string }) => relevant(request.url()) && (open -= 1);
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  const painted = () =>
    page.evaluate(
      () =>
        new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 40)))),
    );
  return async () => {
    for (let quiet = 0; quiet < 2; quiet = open === 0 ? quiet + 1 : 0) await painted();
  };
}

interface Candidate {
  readonly key: string;
  readonly name: string;
}

const layers = '[role=dialog],[role=alertdialog],[role=menu]';

/**
 * Presses everything on the screen that can be pressed (one of each kind in lists) and calls `visit` for each dialog,
 * drawer and menu that opens; what is inside them is pressed too. Answers what did not give the focus back.
 */
export async function explore(
  page: Page,
  rest: () => Promise<void>,
  visit: (path: string) => Promise<void>,
  seen: Set<string>,
): Promise<string[]> {
  const problems: string[] = [];
  const start = page.url();
  /** Number of times the screen was opened anew: whoever had the focus before is gone then. */
  let reloads = 0;

  async function walk(depth: number, trail: string): Promise<void> {
    const done = new Set<string>();
    const base = (await layerNames(page)).length;
    let pressed = '';
    for (;;) {
      const layerStack = await layerNames(page);
      const opened = layerStack.at(-1);
      if (layerStack.length < base) return;
      if (opened !== undefined && layerStack.length > base) {
        const reloadsBefore = reloads;
        await inspect(depth, `${trail} › ${pressed} › ${opened}`, opened);
        if (reloads === reloadsBefore) await closeTo(base, `${trail} › ${pressed} › ${opened}`);
        continue;
      }
      const next = await mark(page, [...done]);
      if (!next) return;
      done.add(next.key);
      pressed = next.name;
      const probe = page.locator('[data-probe]');
      // A layer that was still loading may come in between: then it is looked at first.
      const clicked = await probe.click({ timeout: 1_500 }).then(
        () => true,
        () => false,
      );
      if (!clicked && (await layerNames(page)).length <= base)
        problems.push(`${trail} › ${next.name}: not pressable`);
      await rest();
      if (new URL(page.url()).pathname === new URL(start).pathname) continue;
      reloads += 1;
      await page.goto(start);
      await rest();
      // A screen that was left has lost its layers.
      if (depth > 0) return;
    }
  }

  async function inspect(depth: number, path: string, name: string): Promise<void> {
    const known = name.replace(/\d+/g, '#');
    if (seen.has(known)) return;
    seen.add(known);
    await visit(path);
    const inside = await page.evaluate(
      (selector) => [...document.querySelectorAll(selector)].at(-1)?.contains(document.activeElement),
      layers,
    );
    if (!inside) problems.push(`${path}: the focus stayed outside`);
    // A menu leads on to dialogs; inside a dialog nothing more is pressed.
    if (
      await page.evaluate(
        (selector) => [...document.querySelectorAll(selector)].at(-1)?.matches('[role=menu]'),
        layers,
      )
    )
      await walk(depth + 1, path);
  }

  async function closeTo(base: number, path: string): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) {
      const open = (await layerNames(page)).length;
      if (open <= base) break;
      await page.keyboard.press('Escape');
      await rest();
      if ((await layerNames(page)).length >= open) problems.push(`${path}: Escape did not close it`);
    }
    const back = await page.evaluate(() => {
      const active = document.activeElement;
      return active !== null && active !== document.body && active.closest('[inert]') === null;
    });
    if (!back && (await layerNames(page)).length === base)
      problems.push(`${path}: the focus did not come back`);
    if ((await layerNames(page)).length > base) {
      reloads += 1;
      await page.goto(start);
      await rest();
    }
  }

  await walk(0, new URL(start).pathname);
  return problems;
}

const layerNames = (page: Page) =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)].map(
        (node) =>
          node.getAttribute('aria-label') ??
          document.getElementById(node.getAttribute('aria-labelledby') ?? '')?.textContent ??
          '?',
      ),
    layers,
  );

/** Marks the first thing in the topmost layer that was not pressed yet. */
const mark = (page: Page, done: string[]): Promise<Candidate | null> =>
  page.evaluate(
    ({ done, layers }) => {
      document.querySelector('[data-probe]')?.removeAttribute('data-probe');
      const top = [...document.querySelectorAll(layers)].at(-1) ?? document.body;
      const pressable =
        'button:not([disabled]):not([aria-disabled=true]):not([aria-pressed]):not([role=tab]):not([role=option]),[role=row][aria-rowindex],[data-card]';
      for (const node of top.querySelectorAll<HTMLElement>(pressable)) {
        const box = node.getBoundingClientRect();
        const hidden = box.width === 0 || node.closest('[inert],[role=columnheader]') !== null;
        // What ends the visit, and the language itself.
        if (hidden || node.matches('[lang],[type=submit]')) continue;
        // The frame is the same on every screen: once is enough.
        if (location.pathname !== '/' && node.closest('body > #root header:not(main header), nav')) continue;
        const name = (node.getAttribute('aria-label') ?? node.innerText).trim().replace(/\s+/g, ' ');
        const list = node.closest('[role=row],[role=treeitem],[data-card],li:not(nav li)');
        // Of many like lines the first one stands for all.
        const kind = list ? `${node.tagName}.${node.className}.${node.getAttribute('role')}` : name;
        const key = kind.replace(/\d+/g, '#');
        if (done.includes(key) || (node.matches('[role=row]') && node.getAttribute('aria-rowindex') === '1'))
          continue;
        node.setAttribute('data-probe', '');
        return { key, name: name.slice(0, 40) };
      }
      return null;
    },
    { done, layers },
  );
