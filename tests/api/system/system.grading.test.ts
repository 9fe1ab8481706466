import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { grade } from './system.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

describe('the grading wizard', () => {
  const propose = `query ($grading: GradingInput!, $technologies: [Technology!]!) { proposeGrading(grading: $grading, technologies: $technologies) {
    grading { s a level code serviceDegree } allowed message controlPointCount itemCount } }`;
  const proposal = async (grading: object, technologies: string[] = []) =>
    (await officer.query(propose, { grading, technologies })).proposeGrading;

  it('counts what applies at each level', async () => {
    expect(await proposal(grade())).toEqual({
      grading: { s: 3, a: 3, level: 3, code: 'S3A3G3', serviceDegree: 'SERIOUS' },
      allowed: true,
      message: null,
      controlPointCount: 71,
      itemCount: 211,
    });
    expect(await proposal(grade('RIGHTS', 'SERIOUS', 'SOCIAL', 'GENERAL'))).toMatchObject({
      grading: { code: 'S2A2G2' },
      controlPointCount: 68,
      itemCount: 135,
    });
    expect(await proposal(grade('SOCIAL', 'GRAVE', 'NATIONAL', 'SERIOUS'))).toMatchObject({
      grading: { code: 'S4A4G4' },
      itemCount: 228,
    });
  });

  it('adds the extensions in use, but never the informative annex', async () => {
    expect((await proposal(grade(), ['IOT', 'ICS'])).itemCount).toBe(211 + 20 + 21);
    expect((await proposal(grade(), ['BIG_DATA'])).itemCount).toBe(211);
  });

  it('counts fewer items when information or service is graded lower', async () => {
    const { grading, itemCount } = await proposal(grade('RIGHTS', 'SERIOUS', 'SOCIAL', 'SERIOUS'));
    expect(grading.code).toBe('S2A3G3');
    expect(itemCount).toBeLessThan(211);
    expect(itemCount).toBeGreaterThan(135);
  });

  it('says what it cannot decide instead of guessing', async () => {
    const uncovered = await proposal(grade('NATIONAL', 'GRAVE', 'SOCIAL', 'GRAVE'));
    expect(uncovered).toMatchObject({ grading: { code: 'S5A4G5' }, allowed: true, itemCount: 0 });
    expect(uncovered.message).toMatch(/level 5/);
    const unlisted = await proposal(grade('NATIONAL', 'GRAVE', 'NATIONAL', 'GRAVE'));
    expect(unlisted).toMatchObject({ grading: { code: 'S5A5G5' }, allowed: false, controlPointCount: 0 });
    expect(unlisted.message).toMatch(/S5A5G5/);
  });
});
