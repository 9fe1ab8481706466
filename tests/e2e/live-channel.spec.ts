import { layCable } from './cable.js';
import { ask, expect, signIn, test } from './journey.js';

/** The declared score as the head of the workbench shows it. */
const declared = /^自报/;

test('what happened while only the live channel was down is there when it is back', async ({
  page,
  baseURL,
}) => {
  const { assessments } = await ask<{
    assessments: { nodes: { id: string; name: string; results: { id: string; verdict: string }[] }[] };
  }>('officer', '{ assessments(first: 50) { nodes { id name results { id verdict } } } }');
  const pacs = assessments.nodes.find(({ name }) => name.startsWith('PACS'))!;
  const open = pacs.results.filter(({ verdict }) => verdict === 'OPEN').slice(0, 10);
  expect(open).toHaveLength(10);

  const cable = await layCable(baseURL ?? '');
  try {
    await signIn(page, 'manager', cable.url);
    await page.goto(`${cable.url}/assessments/${pacs.id}`);
    const score = page.getByRole('button', { name: declared }).first();
    await expect(score).toContainText(/\d/);
    const before = await score.innerText();
    // No request is on its way, so nothing but the channel notices.
    await page.waitForLoadState('networkidle');
    cable.cut();
    await ask(
      'officer',
      'mutation ($input: RateResultsInput!) { rateResults(input: $input) { results { id } } }',
      { input: { ratings: open.map(({ id }) => ({ resultId: id, verdict: 'MET' })) } },
    );
    cable.plugIn();
    await expect.poll(() => score.innerText()).not.toBe(before);
  } finally {
    await cable.close();
  }
});
