import type { Tx } from '../../platform/database/database.js';
import { idOnly } from '../../platform/graphql/columns.js';
import { badInput, notFound, text } from '../../platform/graphql/errors.js';
import { assessmentsByIds, resultsByIds } from '../assessment/index.js';
import { placesOf } from '../framework/index.js';
import { circleIn } from './circle.js';
import type { FigureRecord, PackageRecord, RoadmapRecord } from './planning.entity.js';
import { requirePeople, twice } from './roadmap.records.js';

/** Everything that packages name is there and belongs together, in as many statements whatever their number. */
export async function requireReferences(
  tx: Tx,
  roadmap: RoadmapRecord,
  changed: readonly PackageRecord[],
  all: readonly PackageRecord[],
): Promise<void> {
  await requirePeople(tx, changed);
  const resultIds = [...new Set(changed.flatMap((one) => one.resultIds))];
  const results = resultIds.length === 0 ? [] : await resultsByIds(tx, resultIds, idOnly);
  if (results.length < resultIds.length) throw notFound();
  if (results.some(({ assessmentId }) => !roadmap.assessmentIds.includes(assessmentId)))
    throw badInput({
      resultIds: text(
        '有条款不属于该规划的测评。',
        'A result belongs to none of the assessments of the roadmap.',
      ),
    });
  for (const one of changed) {
    const keys = one.figures.map((each) => [each.assessmentId, each.controlId, each.kind, each.level].join());
    if (new Set(keys).size < keys.length) throw twice('figures');
  }
  const figures = changed.flatMap((one) => one.figures);
  if (figures.length > 0) await requireFigures(tx, roadmap, figures);
  const known = new Set(all.map(({ id }) => id));
  if (changed.some(({ predecessorIds }) => predecessorIds.some((id) => !known.has(id)))) throw notFound();
  const circle = circleIn(all);
  if (circle)
    throw badInput({
      predecessorIds: text(
        `前置工作包成环：“${circle.name}”会间接等待自己，请去掉其中一个。`,
        `This closes a circle: ${circle.name} would wait for itself. Leave one of them out.`,
      ),
    });
}

/** BAD_USER_INPUT unless each figure is one that its rule book knows. */
async function requireFigures(
  tx: Tx,
  roadmap: RoadmapRecord,
  figures: readonly FigureRecord[],
): Promise<void> {
  const places = await placesOf(tx, [...new Set(figures.map(({ controlId }) => controlId))]);
  const assessments = await assessmentsByIds(tx, roadmap.assessmentIds);
  for (const figure of figures) {
    const place = places.get(figure.controlId);
    const assessment = assessments.find(({ id }) => id === figure.assessmentId);
    if (!place || !assessment) throw notFound();
    const { control, edition } = place;
    const fits =
      assessment.frameworkId === edition.framework.id &&
      (figure.kind === 'GRADE'
        ? control.indicator !== null &&
          edition.scoring.kind === 'POINTS' &&
          edition.scoring.grades.some(({ key }) => key === figure.grade)
        : control.gradedItem !== null &&
          figure.value !== null &&
          (figure.kind === 'QUALITY') === (figure.level !== null));
    if (!fits)
      throw badInput({
        figures: text('该标准没有这个指标。', 'The rule book has no such figure of this control.'),
      });
  }
}
