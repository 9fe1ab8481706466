import type { Reads } from '../../../platform/database/database.js';
import { assessmentInSight, sightOf } from '../assessment.access.js';
import { subjects } from '../assessment.queries.js';
import { ratingsOf } from '../score-at.js';
import { addCounts, provenShare } from './clause-counts.js';
import { mostCompared } from './score-comparison.types.js';
import type { ComparedSubject, ComparedUnit, ScoreComparison } from './score-comparison.types.js';
import { inScope, scopeParameters } from './steering.scope.js';
import type { SteeringScope } from './steering.scope.js';

interface Newest {
  readonly id: string;
  readonly unitId: string | null;
  readonly total: number;
}

/** The newest assessment of every subject, with the unit that owns the subject. */
const newestSql = `
  select n.id, n.unit as "unitId", (count(*) over ())::integer as total from (
    select distinct on (a.framework_id, a.subject_kind, a.subject_id) a.id, coalesce(s.owner_unit_id, u.id) as unit,
      coalesce(s.name, u.name, o.name, '') as name
    from assessment a ${subjects} where ${inScope}
    order by a.framework_id, a.subject_kind, a.subject_id, a.period_end desc, a.created_at desc, a.id desc
  ) n order by n.name, n.id limit ${mostCompared}`;

interface Place {
  readonly id: string;
  readonly parentId: string | null;
}

/** Scores of one rule book side by side, now or at the moment of `reads`. */
export async function readComparison(reads: Reads, scope: SteeringScope): Promise<ScoreComparison> {
  const [newest, places] = await Promise.all([
    reads.query<Newest>('steering.newest', newestSql, [...sightOf(reads.actor), ...scopeParameters(scope)]),
    reads.query<Place>(
      'steering.units',
      'select id, parent_id as "parentId" from unit where organization_id = $1',
      [reads.actor.organizationId],
    ),
  ]);
  const ids = newest.map(({ id }) => id);
  const ratings = new Map((ids.length > 0 ? await ratingsOf(reads, ids) : []).map((one) => [one.id, one]));
  const compared = newest
    .flatMap(({ id, unitId }) => comparedBy(unitId, ratings.get(id)))
    .toSorted((one, other) => provenShare(one.counts) - provenShare(other.counts));
  return {
    subjects: compared,
    units: byUnit(compared, places, scope.unitId),
    totalCount: newest[0]?.total ?? 0,
  };
}

type Rating = Awaited<ReturnType<typeof ratingsOf>>[number];

function comparedBy(unitId: string | null, rating: Rating | undefined): ComparedSubject[] {
  if (!rating) return [];
  const { id, declared, proven, open, gaps } = rating;
  const { applicable, met } = declared;
  return [
    {
      assessmentId: id,
      unitId,
      declared: declared.value,
      proven: proven.value,
      declaredLevel: declared.level,
      provenLevel: proven.level,
      counts: { applicable, met, proven: proven.met, open, gaps },
    },
  ];
}

/** A subject among all that were assessed by the same rule book. */
export interface Peer extends ComparedSubject {
  readonly frameworkId: string;
  readonly subjectKind: string;
  readonly subjectId: string;
}

/** The newest assessment of every subject by each of these rule books, as `newestSql` finds it. */
const peersSql = `
  select id, framework_id as "frameworkId", subject_kind as "subjectKind", subject_id as "subjectId", unit as "unitId", total from (
    select n.*, row_number() over (partition by n.framework_id order by n.name, n.id) as place,
      (count(*) over (partition by n.framework_id))::integer as total
    from (select distinct on (a.framework_id, a.subject_kind, a.subject_id) a.id, a.framework_id, a.subject_kind, a.subject_id,
        coalesce(s.owner_unit_id, u.id) as unit, coalesce(s.name, u.name, o.name, '') as name
      from assessment a ${subjects} where ${assessmentInSight} and a.framework_id = any ($4::uuid[])
      order by a.framework_id, a.subject_kind, a.subject_id, a.period_end desc, a.created_at desc, a.id desc) n
  ) k where place <= ${mostCompared}`;

/** By rule book, the most proven first: two statements whatever their number. */
export async function readPeers(
  reads: Reads,
  frameworkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Peer[]>> {
  const newest =
    frameworkIds.length === 0
      ? []
      : await reads.query<Newest & Pick<Peer, 'frameworkId' | 'subjectKind' | 'subjectId'>>(
          'steering.peers',
          peersSql,
          [...sightOf(reads.actor), frameworkIds],
        );
  const ids = newest.map(({ id }) => id);
  const ratings = new Map((ids.length > 0 ? await ratingsOf(reads, ids) : []).map((one) => [one.id, one]));
  const peers = newest
    .flatMap(({ id, unitId, frameworkId, subjectKind, subjectId }) =>
      comparedBy(unitId, ratings.get(id)).map((one) => ({ ...one, frameworkId, subjectKind, subjectId })),
    )
    // What has none to prove stands last here too.
    .toSorted((one, other) => standing(other) - standing(one));
  return Map.groupBy(peers, ({ frameworkId }) => frameworkId);
}

const standing = ({ counts }: ComparedSubject): number =>
  counts.applicable === 0 ? -1 : provenShare(counts);

function byUnit(
  all: readonly ComparedSubject[],
  places: readonly Place[],
  below: string | null,
): ComparedUnit[] {
  const parents = new Map(places.map(({ id, parentId }) => [id, parentId]));
  // What belongs to the unit itself stands beside the units below it.
  const groupOf = (unitId: string | null, root: string | null): string | null => {
    let at = unitId;
    while (at !== null && at !== root && (parents.get(at) ?? null) !== root) at = parents.get(at) ?? null;
    return at;
  };
  const groupsBelow = (root: string | null): [string | null, ComparedSubject[]][] => {
    const groups = [...Map.groupBy(all, ({ unitId }) => groupOf(unitId, root))];
    const [only] = groups;
    // One campus that holds everything compares with nothing: its departments do.
    return groups.length === 1 && only![0] !== null && only![0] !== root ? groupsBelow(only![0]) : groups;
  };
  const groups = groupsBelow(below);
  return groups
    .map(([unitId, own]): ComparedUnit => {
      const scores = own.flatMap(({ proven }) => (proven === null ? [] : [proven]));
      const lowest = scores.length > 0 ? Math.min(...scores) : null;
      return {
        unitId,
        subjects: own.length,
        counts: addCounts(own.map(({ counts }) => counts)),
        lowestProven: lowest,
        weakestId: (own.find(({ proven }) => proven === lowest) ?? own[0]!).assessmentId,
      };
    })
    .toSorted((one, other) => provenShare(one.counts) - provenShare(other.counts));
}
