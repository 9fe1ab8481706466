import type { Tx } from '../../platform/database/database.js';
import { badInput, notFound, text } from '../../platform/graphql/errors.js';
import { resultsOfAssessments } from '../assessment/index.js';
import { editionById } from '../framework/index.js';
import { chaptersByCategory, proposedChapters } from './pack.chapters.js';
import type { Chapter, PackArrangementName } from './pack.entity.js';

/** Given chapters with known codes, or proposed ones. */
export async function chaptersFor(
  tx: Tx,
  assessment: {
    readonly id: string;
    readonly frameworkId: string;
    readonly targetLevel: string | null;
  },
  {
    chapters,
    arrangement = 'RULE_BOOK',
  }: {
    readonly chapters?: readonly Chapter[] | undefined;
    readonly arrangement?: PackArrangementName | undefined;
  },
): Promise<readonly Chapter[]> {
  const edition = await editionById(tx, assessment.frameworkId);
  if (!edition) throw notFound();
  if (!chapters) {
    const rows = await resultsOfAssessments(tx, [assessment.id], {}, { sql: undefined });
    const items = new Set(rows.map((row) => row.controlId));
    if (arrangement === 'RULE_BOOK') return proposedChapters(edition, items);
    const byCategory = chaptersByCategory(edition, items, Number(assessment.targetLevel ?? Number.NaN));
    if (byCategory.length === 0)
      throw badInput({
        arrangement: text(
          '该标准或目标级别没有基本项与选择项之分，请按标准目录编排。',
          'The rule book does not tell basic from elective items at this level: arrange by the rule book.',
        ),
      });
    return byCategory;
  }
  const known = new Set(edition.controls.map((control) => control.code));
  const unknown = chapters.flatMap(({ codes }) => codes).find((code) => !known.has(code));
  if (unknown !== undefined)
    throw badInput({
      chapters: text(
        `标准中没有编号“${unknown}”，请从目录中选择。`,
        `The rule book has no node ${unknown}: choose one of its nodes.`,
      ),
    });
  return chapters;
}
