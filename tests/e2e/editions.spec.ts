import { ask, expect, expectAccessible, signIn, test } from './journey.js';

interface Book {
  id: string;
  code: string;
}
interface Node {
  id: string;
  code: string;
  text: string | null;
}

/** A next edition of the joint-inspection set: one clause reworded, one gone; and an assessment of the present one. */
async function prepare(): Promise<{ assessmentId: string; code: string }> {
  const code = `own-next-${Date.now()}`;
  const { frameworks } = await ask<{ frameworks: Book[] }>('officer', '{ frameworks { id code } }');
  const source = frameworks.find((book) => book.code === 'joint-inspection-2026')!;
  const head = {
    code,
    name: '联合检查指标 2027',
    shortName: '联合检查新版',
    edition: code,
    issuer: '市卫健委',
  };
  const { made } = await ask<{ made: { framework: Book & { controls: Node[] } } }>(
    'officer',
    `mutation ($input: CopyFrameworkInput!) { made: createFrameworkFromCopy(input: $input) { framework { id code controls { id code text } } } }`,
    { input: { frameworkId: source.id, ...head } },
  );
  const node = (wanted: string) => made.framework.controls.find((one) => one.code === wanted)!;
  await ask(
    'officer',
    `mutation ($input: UpdateOwnControlInput!) { updateOwnControl(input: $input) { control { id } } }`,
    {
      input: { id: node('JI-A.3').id, text: '逐级签订责任书，签订率不低于九成' },
    },
  );
  await ask('officer', `mutation ($id: ID!) { removeOwnControl(id: $id) { removedCount } }`, {
    id: node('JI-A.6').id,
  });
  await ask('officer', `mutation ($id: ID!) { publishFramework(id: $id) { framework { id } } }`, {
    id: made.framework.id,
  });
  const { started } = await ask<{
    started: { assessment: { id: string; results: { id: string; control: { code: string } }[] } };
  }>(
    'officer',
    `mutation ($input: CreateAssessmentInput!) { started: createAssessment(input: $input) { assessment { id results { id control { code } } } } }`,
    {
      input: {
        frameworkCode: source.code,
        name: `转版演练 ${code}`,
        period: '2026 年度',
        periodStart: '2026-01-01',
        periodEnd: '2026-12-31',
      },
    },
  );
  const { id, results } = started.assessment;
  const ratings = results
    .filter(({ control }) => ['JI-A.1', 'JI-A.2', 'JI-A.3', 'JI-A.6'].includes(control.code))
    .map((result) => ({ resultId: result.id, verdict: 'MET' }));
  await ask(
    'officer',
    `mutation ($ratings: [ResultRating!]!) { rateResults(input: { ratings: $ratings }) { assessment { id } } }`,
    { ratings },
  );
  return { assessmentId: id, code };
}

test('an assessment moves to the next edition of its rule book, and back', async ({ page }) => {
  // A message that fades in has the colours of neither state.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, 'officer');
  const { assessmentId, code } = await prepare();

  // What changed between the two editions, word by word.
  await page.goto(`/frameworks/joint-inspection-2026/diff?with=${code}`);
  const lines = page.getByRole('grid', { name: /版本差异/ });
  await expect(lines.getByRole('row')).toHaveCount(3);
  await expect(lines.getByRole('insertion')).toHaveText('不低于九成');
  await page.getByRole('button', { name: /^删除/ }).click();
  await expect(lines.getByRole('row', { name: /JI-A\.6/ })).toBeVisible();
  await expect(lines.getByRole('row')).toHaveCount(2);
  await expectAccessible(page);

  await page.goto(`/assessments/${assessmentId}/move`);
  const card = page.locator('section').filter({ hasText: code });
  await card.getByRole('button', { name: '预览转版' }).click();
  const decisions = page.getByRole('grid', { name: /逐条决定/ });
  await expect(decisions.getByRole('row', { name: /JI-A\.3.*沿用待确认/ })).toBeVisible();
  await expect(decisions.getByRole('row', { name: /JI-A\.6.*留在原测评/ })).toBeVisible();
  await expect(page.getByText('沿用 2 · 待确认 1')).toBeVisible();
  await expectAccessible(page);
  // The second line begins open: by the keyboard alone.
  await decisions.press('j');
  await decisions.press('Space');
  await expect(page.getByText('沿用 1 · 待确认 1')).toBeVisible();

  await page.getByRole('button', { name: '转版…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill(`转版后 ${code}`);
  await dialog.getByRole('button', { name: '转版', exact: true }).click();
  await expect(page.getByRole('region', { name: '消息' })).toContainText('已转版：');
  await expectAccessible(page);

  // Whoever confirms sees what has changed; a later undo says what it does.
  await page.getByRole('link', { name: '打开新测评，确认沿用的答复' }).click();
  await expect(page.getByText('确认前不计入实证')).toBeVisible();
  await expect(page.getByRole('article').getByRole('insertion')).toHaveText('不低于九成');
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('menuitem', { name: '撤销转版…' }).click();
  await expect(dialog).toContainText('原测评不受影响');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '撤销转版' }).click();
  await expect(page).toHaveURL(new RegExp(`/assessments/${assessmentId}$`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`转版演练 ${code}`);
});
