import { may } from '../../../platform/access/actor.js';
import type { Actor } from '../../../platform/access/actor.js';
import { connect } from '../../../platform/graphql/connection.js';
import type { Connection, Page } from '../../../platform/graphql/connection.js';
import { dayOf } from '../../../platform/clock.js';
import { distinct } from '../../../platform/graphql/relation.js';
import { evidencesByIds } from '../../evidence/index.js';
import { scoreMoves } from './causes.queries.js';
import type { Move } from './causes.queries.js';
import type { ChangeCause } from './comparison.parts.js';
import type { ScoreMove } from './comparison.types.js';
import type { Compared } from './compared.js';
import { dateCauses } from './date-causes.js';

const shownCauses = 5;

/** One page of the moments at which a score moved, with what moved it as far as the actor may see. */
export async function movesBetween(
  compared: Compared,
  page: Page,
  actor: Actor,
): Promise<Connection<ScoreMove>> {
  const rows = await scoreMoves(compared.now, compared.assessment.id, compared, page);
  const isVisible = await sightOfCauses(compared, rows, actor);
  const dated = rows.some(isOfDate) && may(actor, 'evidence:read') ? await datesThatCount(compared) : [];
  const placed = rows.map((row) => ({
    row,
    move: toMove(
      row,
      isOfDate(row) ? dated.filter(({ at }) => sameDay(at, row.at)) : row.causes.filter(isVisible),
    ),
  }));
  const { edges, pageInfo, totalCount } = connect(placed, page.first, rows[0]?.total ?? 0, ({ row }) => [
    row.at,
    row.id,
  ]);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: node.move })),
    nodes: edges.map(({ node }) => node.move),
    pageInfo,
    totalCount,
  };
}

/** Nobody did anything: a day came on which a proof began or ceased to count. */
const isOfDate = (move: Move): boolean => move.causes.length === 0;

const sameDay = (a: string, b: string): boolean => dayOf(new Date(a)) === dayOf(new Date(b));

/** Beginnings and ends of accepted proofs; a draft moves no score. */
async function datesThatCount(compared: Compared): Promise<ChangeCause[]> {
  const proofs = await compared.proofs();
  return proofs
    .filter(({ before, after }) => (after ?? before)!.evidence.state === 'ACCEPTED')
    .flatMap((proof) => dateCauses(proof, compared));
}

/** Who sees only his own work learns when the score moved and by whom, but not by what in the work of others. */
async function sightOfCauses(
  compared: Compared,
  moves: readonly Move[],
  actor: Actor,
): Promise<(cause: ChangeCause) => boolean> {
  const evidenceIds = distinct(
    moves
      .flatMap(({ causes }) => causes)
      .map(({ objectType, objectId }) => (objectType === 'Evidence' ? objectId : null)),
  );
  const mayReadEvidence = may(actor, 'evidence:read');
  const [before, after, results] = await Promise.all([
    mayReadEvidence ? evidencesByIds(compared.before, evidenceIds) : [],
    mayReadEvidence ? evidencesByIds(compared.after, evidenceIds) : [],
    actor.ownWorkOnly ? compared.visibleResultIds() : undefined,
  ]);
  const evidences = new Set([...before, ...after].map(({ id }) => id));
  return ({ objectType, objectId }) => {
    if (objectType === 'Evidence') return evidences.has(objectId ?? '');
    if (objectType === 'Result') return results?.has(objectId ?? '') ?? true;
    if (objectType === 'Assessment') return true;
    return !actor.ownWorkOnly && (objectType !== 'RemediationTask' || may(actor, 'remediation:read'));
  };
}

function toMove({ at, actorName, before, after }: Move, visible: readonly ChangeCause[]): ScoreMove {
  return {
    at,
    actorName,
    declaredBefore: before?.declared ?? null,
    declaredAfter: after.declared,
    provenBefore: before?.proven ?? null,
    provenAfter: after.proven,
    declaredLevelBefore: before?.declaredLevel ?? null,
    declaredLevelAfter: after.declaredLevel ?? null,
    provenLevelBefore: before?.provenLevel ?? null,
    provenLevelAfter: after.provenLevel ?? null,
    causes: visible.slice(0, shownCauses),
    causeCount: visible.length,
  };
}
