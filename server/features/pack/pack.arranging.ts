import type { Tx } from '../../platform/database/database.js';
import { badInput, notFound, text } from '../../platform/graphql/errors.js';
import { distinct } from '../../platform/graphql/relation.js';
import { resultsOfAssessments } from '../assessment/index.js';
import { editionsById } from '../framework/index.js';
import type { Edition } from '../framework/index.js';
import { chaptersByCategory, mostProposed, proposedChapters } from './pack.chapters.js';
import type { Chapter, PackArrangementName, PackRecord } from './pack.entity.js';
import { assessmentOfPart, requireAssessments } from './pack.parts.js';
import { mostChapters } from './pack.rules.js';

interface Arranged {
  readonly id: string;
  readonly frameworkId: string;
  readonly targetLevel: string | null;
}

interface Asked {
  /** All of them, each with the part that it is of, from 1. */
  readonly chapters?:
    | readonly (Omit<Chapter, 'assessmentId'> & { readonly part: number | null })[]
    | undefined;
  readonly arrangement?: PackArrangementName | undefined;
  /** What stays: only assessments without a chapter get proposed ones. */
  readonly kept?: readonly Chapter[];
}

/** Given chapters with known codes, or proposed ones, by the order of the assessments. */
export async function chaptersFor(
  tx: Tx,
  assessments: readonly Arranged[],
  { chapters, arrangement = 'RULE_BOOK', kept = [] }: Asked,
): Promise<readonly Chapter[]> {
  const books = await editionsById(tx, distinct(assessments.map(({ frameworkId }) => frameworkId)));
  const editions = new Map(
    assessments.map(({ id, frameworkId }) => {
      const edition = books.find(({ framework }) => framework.id === frameworkId);
      if (!edition) throw notFound();
      return [id, edition];
    }),
  );
  const all = chapters
    ? chapters.map((chapter) => given(chapter, editions))
    : [
        ...kept,
        ...(await proposed(
          tx,
          withoutChapter(assessments, kept),
          editions,
          arrangement,
          mostChapters - kept.length,
        )),
      ];
  const bare = withoutChapter(assessments, all).length;
  if (bare > 0 || all.length > mostChapters)
    throw badInput({
      chapters:
        bare > 0
          ? text('每次测评至少要有一章。', 'Each assessment needs a chapter.')
          : text(`章节太多：最多 ${mostChapters} 章。`, `Too many chapters: at most ${mostChapters}.`),
    });
  const order = [...editions.keys()];
  return all.toSorted((one, other) => order.indexOf(one.assessmentId) - order.indexOf(other.assessmentId));
}

const withoutChapter = <Row extends { readonly id: string }>(
  assessments: readonly Row[],
  chapters: readonly Chapter[],
): readonly Row[] =>
  assessments.filter(({ id }) => !chapters.some(({ assessmentId }) => assessmentId === id));

function given(
  { part, title, codes }: NonNullable<Asked['chapters']>[number],
  editions: ReadonlyMap<string, Edition>,
): Chapter {
  const assessmentId = assessmentOfPart([...editions.keys()], part, 'chapters');
  const edition = editions.get(assessmentId)!;
  const known = new Set(edition.controls.map((control) => control.code));
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined)
    throw badInput({
      chapters: text(
        `标准中没有编号“${unknown}”，请从目录中选择。`,
        `The rule book has no node ${unknown}: choose one of its nodes.`,
      ),
    });
  return { assessmentId, title, codes };
}

/** Fewer chapters of each, and so larger ones, where all of them would be too many. */
const coarser = [mostProposed, 12, 8, 4];

async function proposed(
  tx: Tx,
  assessments: readonly Arranged[],
  editions: ReadonlyMap<string, Edition>,
  arrangement: PackArrangementName,
  room: number,
): Promise<readonly Chapter[]> {
  if (assessments.length === 0) return [];
  const ids = assessments.map(({ id }) => id);
  const rows = Map.groupBy(
    await resultsOfAssessments(tx, ids, {}, { sql: undefined }),
    (row) => row.assessmentId,
  );
  const parts = assessments.map(({ id, targetLevel }) => {
    const edition = editions.get(id)!;
    const items = new Set((rows.get(id) ?? []).map((row) => row.controlId));
    const level = Number(targetLevel ?? Number.NaN);
    return {
      categories: arrangement === 'CATEGORY' ? chaptersByCategory(edition, items, level) : [],
      chapters: (most: number) => proposedChapters(edition, items, most),
      id,
    };
  });
  if (arrangement === 'CATEGORY' && parts.every(({ categories }) => categories.length === 0))
    throw badInput({
      arrangement: text(
        '该标准或目标级别没有基本项与选择项之分，请按标准目录编排。',
        'The rule book does not tell basic from elective items at this level: arrange by the rule book.',
      ),
    });
  let all: readonly Chapter[] = [];
  for (const most of coarser) {
    all = parts.flatMap(({ id, categories, chapters }) =>
      (categories.length > 0 ? categories : chapters(most)).map((chapter) => ({
        assessmentId: id,
        ...chapter,
      })),
    );
    if (all.length <= room) break;
  }
  return all;
}

/** Chapters of these assessments; those of others are gone, and so is what was decided about their items. */
export async function arrangedAnew(
  tx: Tx,
  { chapters, waivers }: Pick<PackRecord, 'chapters' | 'waivers'>,
  assessmentIds: readonly string[],
  asked: Asked,
): Promise<Pick<PackRecord, 'chapters' | 'waivers'>> {
  const stays = ({ assessmentId }: { readonly assessmentId: string }): boolean =>
    assessmentIds.includes(assessmentId);
  const assessments = await requireAssessments(tx, assessmentIds);
  const kept = asked.arrangement ? [] : chapters.filter(stays);
  return {
    chapters: await chaptersFor(tx, assessments, { ...asked, kept }),
    waivers: waivers.filter(stays),
  };
}
