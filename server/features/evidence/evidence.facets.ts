import type { Reads } from '../../platform/database/database.js';
import { members } from '../people/index.js';
import type { EvidenceFilter } from './evidence.inputs.js';
import { conditionsOf, facetConditions } from './evidence.list.js';
import { validity } from './evidence.queries.js';
import type { EvidenceFacets, FacetCount } from './evidence.facets.types.js';

/** Facets with as many values as a hospital has people, tags or rule books: the most frequent ones are enough to choose from. */
export const mostValues = 50;

/**
 * Where the values of a facet come from: `base` has one row per piece of evidence, and some facets several values per row.
 * Named are only the values that stay, after counting.
 */
interface Source {
  readonly value: string;
  readonly from?: string;
  readonly name?: string;
}
const sources: Readonly<Record<keyof EvidenceFacets, Source>> = {
  states: { value: 'base.state' },
  validities: { value: 'base.validity' },
  labels: { value: 'base.label' },
  kinds: { value: 'base.kind' },
  units: {
    value: 'base.unit_id::text',
    name: 'select u.name from unit u where u.organization_id = $1 and u.id::text = counted.value',
  },
  owners: {
    value: 'base.owner_id::text',
    name: `select m.display_name from ${members} where m.organization_id = $1 and m.id::text = counted.value`,
  },
  tags: { value: 'tag', from: 'cross join unnest(base.tags) tag' },
  frameworks: {
    value: 'used.code',
    from: `join (select distinct l.evidence_id, f.code from evidence_link l join control c on c.id = l.control_id
      join framework f on f.id = c.framework_id where l.organization_id = $1) used on used.evidence_id = base.id`,
    name: 'select min(f.short_name) from framework f where f.code = counted.value',
  },
};

/** Counts for the asked filters: one statement over what the other filters leave. */
export async function evidenceFacets(
  reads: Reads,
  filter: EvidenceFilter,
  asked: (facet: keyof EvidenceFacets) => boolean,
): Promise<EvidenceFacets> {
  const facets: EvidenceFacets = {
    states: [],
    validities: [],
    labels: [],
    units: [],
    kinds: [],
    owners: [],
    tags: [],
    frameworks: [],
  };
  const every = Object.keys(facets) as (keyof EvidenceFacets)[];
  const names = every.filter(asked);
  const conditions = conditionsOf(reads.actor, filter);
  if (conditions.impossible || names.length === 0) return facets;
  // Filters that restrict nothing cost nothing.
  const restricting = every.flatMap((name) => {
    const condition = facetConditions[name](conditions, filter);
    return condition === 'true' ? [] : [{ name, condition }];
  });
  const flags = restricting.map(({ name, condition }) => `, ${condition} as in_${name}`).join('');
  const counts = names.map((name) => {
    const { value, from = '', name: named = 'null::text' } = sources[name];
    const others = restricting.filter((one) => one.name !== name).map((one) => `base.in_${one.name}`);
    return `(select '${name}' as facet, counted.value, (${named}) as name, counted.count from (
      select coalesce(${value}, '') as value, count(*)::integer as count from base ${from}
      ${others.length > 0 ? `where ${others.join(' and ')}` : ''} group by 1 order by 2 desc, 1 limit ${mostValues}) counted)`;
  });
  const rows = await reads.query<FacetCount & { facet: keyof EvidenceFacets }>(
    'evidence.facets',
    `with ${conditions.with}base as materialized (
       select e.id, e.state, ${validity} as validity, e.label, e.kind, e.unit_id, e.owner_id, e.tags${flags}
       from ${conditions.source} where ${conditions.where})
     ${counts.join(' union all ')} order by facet, count desc, value`,
    conditions.parameters,
  );
  for (const { facet, ...count } of rows) facets[facet].push(count);
  return facets;
}
