import { Extensions, Resolver } from 'type-graphql';
import { may } from '../../../platform/access/actor.js';
import { distinct, inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { Control, controlsByIds } from '../../framework/index.js';
import { Unit, unitsByIds } from '../../organization/index.js';
import { Membership, membershipsByIds } from '../../people/index.js';
import type { Happened } from './causes.queries.js';
import { ChangeCause, ResultState } from './comparison.parts.js';
import { MeasureComparison, ProofComparison, ResultComparison } from './comparison.types.js';

const shownCauses = 20;

@Resolver(() => ResultComparison)
export class ResultComparisonFields {
  @Relation(() => Control, { description: 'The control that it answers.' })
  control(rows: ResultComparison[], _args: object, load: Load): Promise<(Control | null)[]> {
    return controlsOf(rows, load);
  }

  @Extensions({ listSize: shownCauses })
  @Relation(() => [ChangeCause], {
    description:
      'What led from one to the other, newest first, at most 20: ratings and assignments of the result, and what became of the proofs of its control.',
  })
  async causes(rows: ResultComparison[], _args: object, { actor }: Load): Promise<ChangeCause[][]> {
    const [row] = rows;
    if (!row) return [];
    const { compared } = row;
    const all = may(actor, 'evidence:read') ? await compared.proofs() : [];
    const own = new Set(rows.map(({ controlId }) => controlId));
    const proofs = all.filter(({ controlIds }) => controlIds.some((controlId) => own.has(controlId)));
    const found = await compared.causes(
      [...rows.map(({ resultId }) => resultId), ...proofs.map(({ id }) => id)],
      proofs,
    );
    const controlsOfProof = new Map(proofs.map(({ id, controlIds }) => [id, new Set(controlIds)]));
    return rows.map(({ resultId, controlId, parts }) =>
      found
        .filter(({ objectType, objectId, controlIds }) => {
          if (objectType === 'Result') return objectId === resultId;
          if (!parts.includes('PROOF')) return false;
          return controlIds?.includes(controlId) ?? controlsOfProof.get(objectId ?? '')?.has(controlId);
        })
        .slice(0, shownCauses),
    );
  }
}

@Resolver(() => ResultState)
export class ResultStateFields {
  @Relation(() => Unit, { nullable: true, description: 'Unit that answered for it.' })
  async unit(states: ResultState[], _args: object, { reads, selected }: Load): Promise<(Unit | null)[]> {
    const keys = states.map(({ unitId }) => unitId);
    return inOrder(keys, await unitsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Membership, { nullable: true, description: 'Member who answered for it.' })
  async assignee(
    states: ResultState[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Membership | null)[]> {
    const keys = states.map(({ assigneeId }) => assigneeId);
    return inOrder(keys, await membershipsByIds(reads, distinct(keys), selected));
  }
}

@Resolver(() => MeasureComparison)
export class MeasureComparisonFields {
  @Relation(() => Control, { description: 'The graded item or indicator.' })
  control(rows: MeasureComparison[], _args: object, load: Load): Promise<(Control | null)[]> {
    return controlsOf(rows, load);
  }
}

@Resolver(() => ProofComparison)
export class ProofComparisonFields {
  @Extensions({ listSize: 10 })
  @Relation(() => [Control], {
    description: 'Controls of the assessment that it was linked to at one of both moments.',
  })
  async controls(rows: ProofComparison[], _args: object, { reads, selected }: Load): Promise<Control[][]> {
    const found = await controlsByIds(
      reads,
      distinct(rows.flatMap(({ controlIds }) => controlIds)),
      selected,
    );
    const byId = new Map(found.map((control) => [control.id, control]));
    return rows.map(({ controlIds }) => controlIds.flatMap((id) => byId.get(id) ?? []));
  }

  @Extensions({ listSize: shownCauses })
  @Relation(() => [ChangeCause], {
    description: 'What led from one to the other, newest first, at most 20.',
  })
  async causes(rows: ProofComparison[]): Promise<ChangeCause[][]> {
    const [row] = rows;
    if (!row) return [];
    const { compared } = row;
    const ids = new Set(rows.map(({ evidenceId }) => evidenceId));
    const proofs = (await compared.proofs()).filter(({ id }) => ids.has(id));
    const found = Map.groupBy(await compared.causes([...ids], proofs), ({ objectId }) => objectId);
    return rows.map(({ evidenceId, controlIds }) =>
      (found.get(evidenceId) ?? []).filter((cause) => concerns(cause, controlIds)).slice(0, shownCauses),
    );
  }
}

/** Links to controls of other assessments are none of this one's business. */
const concerns = ({ controlIds }: Happened, own: readonly string[]): boolean =>
  controlIds === null || controlIds.some((id) => own.includes(id));

async function controlsOf(
  rows: readonly { readonly controlId: string }[],
  { reads, selected }: Load,
): Promise<(Control | null)[]> {
  const keys = rows.map(({ controlId }) => controlId);
  return inOrder(keys, await controlsByIds(reads, distinct(keys), selected));
}
