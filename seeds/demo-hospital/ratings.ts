import type { Caller } from './caller.js';
import type { Book, RatedControl, Verdict } from './rating-books.js';

export interface RatedAssessment {
  readonly id: string;
  readonly results: readonly { readonly id: string; readonly control: RatedControl }[];
  readonly measures: readonly Slot[];
}

interface Slot {
  readonly kind: 'USE' | 'QUALITY' | 'COUNT' | 'GRADE';
  readonly level: number | null;
  readonly control: {
    readonly id: string;
    readonly code: string;
    readonly indicator: {
      readonly byGrade: readonly { readonly grade: string; readonly minimumCount: number | null }[];
    } | null;
  };
}

/** Opens the assessment of the hospital, or of one system, by a rule book. */
export async function openRating(
  officer: Caller,
  book: Book,
  year: number,
  systemId: string | undefined,
): Promise<RatedAssessment> {
  const { createAssessment } = await officer.ask<{ createAssessment: { assessment: RatedAssessment } }>(
    `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id
       results { id control { id code name level } }
       measures { kind level control { id code indicator { byGrade { grade minimumCount } } } } } } }`,
    {
      input: {
        frameworkCode: book.code,
        ...(systemId ? { systemId } : {}),
        targetLevel: book.targetLevel ?? null,
        name: `${year} ${book.name}`,
        period: String(year),
        periodStart: `${year}-01-01`,
        periodEnd: `${year}-12-31`,
      },
    },
  );
  return createAssessment.assessment;
}

const chunk = 250;

/** Rates the nth part of what the book has an answer for. */
export async function rateBook(
  officer: Caller,
  book: Book,
  { results }: RatedAssessment,
  nth: number,
): Promise<void> {
  const answered = results
    .map(({ id, control }, at) => ({ id, control, verdict: book.verdict(control, at) }))
    .filter(({ verdict }) => verdict !== undefined);
  const size = Math.ceil(answered.length / book.sittings.length);
  const ratings = answered
    .slice(nth * size, (nth + 1) * size)
    .map(({ id, control, verdict }) => ({ resultId: id, verdict, ...textsOf(control, verdict) }));
  for (let from = 0; from < ratings.length; from += chunk) {
    await officer.ask(
      'mutation ($input: RateResultsInput!) { rateResults(input: $input) { assessment { id } } }',
      { input: { ratings: ratings.slice(from, from + chunk) } },
    );
  }
}

function textsOf({ name }: RatedControl, verdict: Verdict): object {
  if (verdict === 'PARTIAL')
    return { currentState: `“${name}”本部院区已实现。`, gap: '东院区尚未覆盖，或缺少近三个月的记录。' };
  if (verdict === 'UNMET') return { gap: `“${name}”尚未实现，已列入建设计划。` };
  return {};
}

/** Cases of three months that stand behind a share. */
const casesOf = (at: number): number => 1_200 + ((at * 137) % 40) * 50;

/** Records every figure that the book has a pattern for. */
export async function recordFigures(
  officer: Caller,
  book: Book,
  { id, measures }: RatedAssessment,
): Promise<void> {
  const items = [...new Set(measures.map(({ control }) => control.id))];
  const figures = measures.flatMap(({ kind, level, control }): object[] => {
    const at = items.indexOf(control.id);
    const slot = { controlId: control.id, kind, level };
    if (kind === 'USE' && book.use) {
      const denominator = casesOf(at);
      const numerator = Math.round(denominator * book.use(at));
      return [{ ...slot, numerator, denominator, note: '近 3 个月业务量，取自统计报表' }];
    }
    if (kind === 'QUALITY' && level !== null) {
      const ratio = book.quality?.(at, level);
      return ratio === undefined ? [] : [{ ...slot, ratio }];
    }
    const wanted = control.indicator?.byGrade.filter(({ minimumCount }) => minimumCount !== null) ?? [];
    const reached = wanted[Math.min(wanted.length - 1, 1 + (at % 2))];
    return kind === 'COUNT' && reached ? [{ ...slot, count: reached.minimumCount }] : [];
  });
  for (let from = 0; from < figures.length; from += chunk) {
    await officer.ask(
      'mutation ($input: RecordMeasuresInput!) { recordMeasures(input: $input) { assessment { id } } }',
      { input: { assessmentId: id, measures: figures.slice(from, from + chunk) } },
    );
  }
}

/** Controls that a collection of proof covers: leaves, and the items whose figures it shows. */
export function coveredBy(
  { results, measures }: RatedAssessment,
  covers: (code: string, level: number) => boolean,
): string[] {
  const leaves = results.filter(({ control }) => covers(control.code, Number(control.level ?? 0) || 0));
  const items = measures.filter(({ control }) => covers(control.code, 0));
  return [...new Set([...leaves, ...items].map(({ control }) => control.id))];
}

/** Links a proof that is there already to further controls; answers whether it was found. */
export async function linkShared(
  officer: Caller,
  title: string,
  controlIds: readonly string[],
): Promise<void> {
  const { evidences } = await officer.ask<{ evidences: { nodes: { id: string; title: string }[] } }>(
    'query ($search: String!) { evidences(filter: { search: $search }, first: 5) { nodes { id title } } }',
    { search: title },
  );
  const found = evidences.nodes.find((node) => node.title === title);
  if (!found) throw new Error(`the demo has no proof ${title}`);
  await officer.ask('mutation ($input: LinkEvidenceInput!) { linkEvidence(input: $input) { created } }', {
    input: { evidenceIds: [found.id], controlIds },
  });
}
