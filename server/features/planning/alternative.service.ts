import { isDeepStrictEqual } from 'node:util';
import type { Actor, Locale } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, limitExceeded, notFound, say, staleVersion, text } from '../../platform/graphql/errors.js';
import { check, id as anId } from '../../platform/graphql/input-rules.js';
import { yearOf } from './calendar.js';
import { gainOf } from './effects.js';
import { AlternativeEntity } from './planning.entity.js';
import type { AlternativeRecord, ChoiceRecord, RoadmapRecord } from './planning.entity.js';
import type { CreateRoadmapAlternativeInput, UpdateRoadmapAlternativeInput } from './planning.inputs.js';
import { packagesOf } from './planning.queries.js';
import { changedAlternative, leftOut, mostAlternatives, newAlternative } from './planning.rules.js';
import type { RoadmapPackage } from './planning.types.js';
import type { Scenarios } from './planning.ports.js';
import { lockDraft, tellRoadmap, twice } from './roadmap.records.js';
import { chooseWithin } from './selection.js';
import { waysOf } from './ways.js';

export interface AlternativeSaved {
  readonly id: string;
  readonly roadmapId: string;
  readonly chosenBy: string | null;
}

type Wanted = Pick<ReturnType<typeof changedAlternative.parse>, 'choices' | 'fillBudget'>;

/** Alternatives of a roadmap. */
export class AlternativeService {
  constructor(
    private readonly database: Database,
    private readonly scenarios: Scenarios,
  ) {}

  /** Adds an alternative, chosen by people or for its budget. */
  async create(actor: Actor, input: CreateRoadmapAlternativeInput): Promise<AlternativeSaved> {
    const wanted = check(newAlternative, leftOut({ ...input, note: input.note ?? null }, ['choices']));
    return this.database.write(actor, async (tx) => {
      const roadmap = await lockDraft(tx, wanted.roadmapId);
      const { organizationId } = roadmap;
      const count = 1 + (await tx.em.count(AlternativeEntity, { organizationId, roadmapId: roadmap.id }));
      if (count > mostAlternatives) throw limitExceeded('roadmapAlternatives', mostAlternatives, count);
      const { choices, chosenBy } = await this.choose(tx, roadmap, wanted, wanted.budget ?? null, []);
      const { name, note, budget } = wanted;
      const alternative = tx.em.create(AlternativeEntity, {
        organizationId,
        roadmapId: roadmap.id,
        name,
        note: note ?? null,
        budget: budget ?? null,
        choices,
      });
      tx.em.persist(alternative);
      await tx.em.flush();
      tellRoadmap(tx, 'roadmap.alternativeAdded', roadmap, {
        after: { name, budget: budget ?? null, packages: choices.length, byBudget: chosenBy !== null },
      });
      return { id: alternative.id, roadmapId: roadmap.id, chosenBy };
    });
  }

  /** Changes an alternative; the same again tells nobody. */
  async update(actor: Actor, input: UpdateRoadmapAlternativeInput): Promise<AlternativeSaved> {
    const change = check(
      changedAlternative,
      leftOut({ ...input, note: input.note ?? null }, ['name', 'choices']),
    );
    return this.database.write(actor, async (tx) => {
      const { roadmap, alternative } = await lockAlternative(tx, change.id);
      if (alternative.version !== change.version) throw staleVersion();
      const before = factsOf(alternative);
      const budget = input.budget === undefined ? before.budget : (change.budget ?? null);
      const { choices, chosenBy } = await this.choose(tx, roadmap, change, budget, before.choices);
      const after = {
        name: change.name ?? before.name,
        note: input.note === undefined ? before.note : (change.note ?? null),
        budget,
        choices,
      };
      const saved = { id: alternative.id, roadmapId: roadmap.id, chosenBy };
      if (isDeepStrictEqual(before, after)) return saved;
      Object.assign(alternative, after);
      tellRoadmap(tx, 'roadmap.alternativeChanged', roadmap, {
        before: { ...before, choices: before.choices.length },
        after: { ...after, choices: choices.length, byBudget: chosenBy !== null },
      });
      return saved;
    });
  }

  /** Takes an alternative away; answers its roadmap. */
  async delete(actor: Actor, input: string): Promise<string> {
    const id = check(anId, input);
    return this.database.write(actor, async (tx) => {
      const { roadmap, alternative } = await lockAlternative(tx, id);
      const { name, budget } = factsOf(alternative);
      tellRoadmap(tx, 'roadmap.alternativeDeleted', roadmap, { before: { name, budget } });
      tx.em.remove(alternative);
      return roadmap.id;
    });
  }

  private async choose(
    tx: Tx,
    roadmap: RoadmapRecord,
    { choices, fillBudget }: Wanted,
    budget: number | null,
    before: readonly ChoiceRecord[],
  ): Promise<{ choices: readonly ChoiceRecord[]; chosenBy: string | null }> {
    if (!fillBudget && choices === undefined) return { choices: before, chosenBy: null };
    const packages = await packagesOf(tx, [roadmap.id]);
    if (!fillBudget) return { choices: chosenAmong(packages, choices ?? [], roadmap.years), chosenBy: null };
    if (budget === null)
      throw badInput({ budget: text('按预算选择须先填预算。', 'Give the budget to choose for.') });
    const opened = await this.scenarios.openScenarios(tx, roadmap.assessmentIds);
    const ways = waysOf(opened.values());
    const offers = packages.map((one) => ({
      id: one.id,
      cost: one.costLikely,
      gain: gainOf(ways, [one]),
      predecessorIds: one.predecessorIds,
    }));
    const selected = chooseWithin(offers, budget);
    const ids = new Set(selected.ids);
    return {
      choices: packages
        .filter(({ id }) => ids.has(id))
        .map(({ id, endQuarter }) => ({ packageId: id, year: yearOf(endQuarter) })),
      chosenBy: saidOf(selected, tx.actor.locale),
    };
  }
}

function saidOf({ exact, unknownIds }: ReturnType<typeof chooseWithin>, locale: Locale): string {
  const best = exact
    ? text(
        '在预算内，各工作包单独完成时的得分进展相加最大。',
        'Within the budget, the gains of the packages, each taken alone, add up to the most.',
      )
    : text(
        '组合太多，这是找到的最好一种，未必最优。',
        'There are too many combinations: this is the best that was found, perhaps not the best there is.',
      );
  const left =
    unknownIds.length === 0
      ? text('', '')
      : text(
          `${unknownIds.length} 个工作包没有费用估算或依赖这样的工作包，未参与选择。`,
          ` ${unknownIds.length} packages without an estimated cost, or waiting for one, were left out.`,
        );
  return `${say(best, locale)}${say(left, locale)}`;
}

/** Choices in the order of the packages. NOT_FOUND for a package of another roadmap. */
function chosenAmong(
  packages: readonly RoadmapPackage[],
  choices: readonly { readonly packageId: string; readonly year?: number | null | undefined }[],
  years: number,
): ChoiceRecord[] {
  const wanted = new Map(choices.map((one) => [one.packageId, one]));
  if (wanted.size < choices.length) throw twice('choices');
  if (choices.some(({ packageId }) => !packages.some(({ id }) => id === packageId))) throw notFound();
  if (choices.some(({ year }) => (year ?? 1) > years))
    throw badInput({
      choices: text(`该规划只有 ${years} 年。`, `The roadmap has ${years} years only.`),
    });
  return packages.flatMap(({ id, endQuarter }): ChoiceRecord[] => {
    const choice = wanted.get(id);
    return choice ? [{ packageId: id, year: choice.year ?? yearOf(endQuarter) }] : [];
  });
}

const factsOf = ({ name, note, budget, choices }: AlternativeRecord) => ({
  name,
  note: note ?? null,
  budget: budget ?? null,
  choices,
});

async function lockAlternative(
  tx: Tx,
  id: string,
): Promise<{ roadmap: RoadmapRecord; alternative: AlternativeRecord }> {
  const { organizationId } = tx.actor;
  const [first] = await tx.query<{ roadmapId: string }>(
    'roadmapAlternative.roadmap',
    'select roadmap_id as "roadmapId" from roadmap_alternative where organization_id = $1 and id = $2',
    [organizationId, id],
  );
  if (!first) throw notFound();
  const roadmap = await lockDraft(tx, first.roadmapId);
  const alternative = await tx.em.findOne(AlternativeEntity, { organizationId, id });
  if (!alternative) throw notFound();
  return { roadmap, alternative };
}
