import type { Page } from '@playwright/test';

const chinese = /[\u3400-\u9fff\u{20000}-\u{323af}]+/gu;

/**
 * Finds Chinese on an English screen that is not data: whatever came from the server may be Chinese, everything else
 * was written in the client and needs its translation. No place on the page has to be marked for it.
 */
export function watchTexts(page: Page): () => Promise<string[]> {
  const answers: string[] = [];
  page.on('response', async (response) => {
    if (!response.url().includes('/graphql')) return;
    const body = await response.text().catch(() => '');
    // Escapes undone: the texts stand as the page shows them.
    if (body) answers.push(JSON.stringify(JSON.parse(body)));
  });
  return async () => {
    const shown = await page.evaluate(() => {
      const found: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node instanceof Element ? node : node.parentElement;
        if (element?.closest('[lang^=zh],script,style')) continue;
        if (node instanceof Element) {
          for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
            if (node.hasAttribute(name)) found.push(node.getAttribute(name) ?? '');
        } else found.push(node.textContent ?? '');
      }
      return [document.title, ...found];
    });
    const data = answers.join('\n');
    return [
      ...new Set(
        shown.filter((text) =>
          (text.match(chinese) ?? []).some((run) => run !== '衡鉴' && !data.includes(run)),
        ),
      ),
    ];
  };
}
