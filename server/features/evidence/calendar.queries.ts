import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { badInput, invalidState, limitExceeded, text } from '../../platform/graphql/errors.js';
import { check, id, line } from '../../platform/graphql/input-rules.js';
import {
  applicableControls,
  isConformity,
  LevelNotCoveredError,
  requireEdition,
} from '../framework/index.js';
import type { Control, Edition } from '../framework/index.js';
import { requireSystem } from '../system/index.js';
import type { InformationSystem } from '../system/index.js';
import { monthAfter, monthPattern, monthsFrom } from './calendar.js';
import type { ProofCalendar, ProofCalendarArgs, ProofGroup, ProofRow } from './calendar.types.js';
import { sight, visible } from './evidence.access.js';

const maximumMonths = 36;
/** All levels of the largest rule book that we know have 1,022 leaves. */
const maximumRows = 2_000;

const asking = z.object({
  frameworkCode: line(60),
  systemId: id.nullish(),
  level: line(20).nullish(),
  from: z.string().nullish(),
  months: z.number(),
});

/**
 * What the caller is told the number of: results say to everybody how many proofs they have, sensitive ones among them, so
 * this counts the same. People who are bound to their units see no others' results either.
 */
export const counting = (actor: Actor): unknown[] => {
  const [organizationId, unitIds, memberId, sensitive] = sight(actor);
  return [organizationId, unitIds, memberId, !actor.ownWorkOnly || sensitive];
};

// A proof that is linked for every subject and for the system is one proof.
const sql = `
  with today as (select (now() at time zone 'Asia/Shanghai')::date as day),
  months as materialized (
    select n, daterange(m.first, m.next) as month from generate_series(0, $6::integer - 1) n
    cross join lateral (select ($5::date + make_interval(months => n))::date as first,
      ($5::date + make_interval(months => n + 1))::date as next) m
  ), proof as materialized (
    select distinct l.control_id, l.evidence_id, daterange(e.valid_from, e.valid_until, '[]') as span
    from evidence_link l join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id
    where ${visible('e')} and l.organization_id = $1 and l.status = 'CONFIRMED' and e.state = 'ACCEPTED' and e.damaged_at is null
      and (l.system_id is null or l.system_id = $8::uuid) and l.control_id = any ($7::uuid[])
  ), cover as materialized (
    select control_id, range_agg(span) as days, count(*) filter (where span @> (select day from today)) as today
    from proof group by control_id
  ), counts as (
    select p.control_id, m.n, count(*) as proofs from proof p join months m on p.span && m.month group by p.control_id, m.n
  )
  select c.control_id as "controlId", c.today::integer as "proofsToday",
    (select (upper(r) - 1)::text from unnest(c.days) r where r @> (select day from today)) as "provenUntil",
    array_agg(coalesce((select sum(upper(r) - lower(r)) from unnest(c.days * multirange(m.month)) r), 0)::integer order by m.n) as days,
    array_agg(coalesce(k.proofs, 0)::integer order by m.n) as proofs
  from cover c cross join months m left join counts k on k.control_id = c.control_id and k.n = m.n
  group by c.control_id, c.today, c.days`;

type Proven = Pick<ProofRow, 'controlId' | 'proofsToday' | 'provenUntil' | 'days' | 'proofs'>;

/** What is proven when: one statement beside what it takes to know the rule book and the system. */
export async function readCalendar(reads: Reads, given: ProofCalendarArgs): Promise<ProofCalendar> {
  const { frameworkCode, systemId, level, from, months: count } = check(asking, { ...given });
  if (!Number.isInteger(count) || count < 1 || count > maximumMonths)
    throw limitExceeded('months', maximumMonths, count);
  const today = shanghaiDay();
  const first = from ?? monthAfter(today.slice(0, 7), -8);
  if (!monthPattern.test(first))
    throw badInput({
      from: text('月份须写成 2026-03，从 1950-01 起。', 'Write the month as 2026-03, from 1950-01 on.'),
    });
  const edition = await requireEdition(reads, frameworkCode);
  const system = systemId ? await requireSystem(reads, systemId) : undefined;
  const controls = rowsOf(edition, system, level ?? undefined);
  if (controls.length > maximumRows)
    throw limitExceeded('controls (name a level)', maximumRows, controls.length);
  const proven = await reads.query<Proven>('evidence.calendar', sql, [
    ...counting(reads.actor),
    `${first}-01`,
    count,
    controls.map((control) => control.id),
    system?.id ?? null,
  ]);
  const months = monthsFrom(first, count);
  const found = new Map(proven.map((row) => [row.controlId, row]));
  const groups = new Groups(edition);
  const nothing = months.map(() => 0);
  const rows = controls.map((control): ProofRow => ({
    code: control.code,
    name: control.text ?? control.name,
    group: groups.placeOf(control),
    ...(found.get(control.id) ?? {
      controlId: control.id,
      proofsToday: 0,
      provenUntil: null,
      days: nothing,
      proofs: nothing,
    }),
  }));
  return {
    frameworkId: edition.framework.id,
    today,
    complete: !reads.actor.ownWorkOnly,
    months: months.map(({ month, days }, at) => {
      const full = rows.filter((row) => row.days[at] === days).length;
      const none = rows.filter((row) => row.days[at] === 0).length;
      return { month, days, full, partial: rows.length - full - none, none };
    }),
    groups: groups.all,
    rows,
  };
}

const shanghaiDay = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** In MLPS the grading of a system chooses the controls, as it does for its assessment. */
function rowsOf(
  edition: Edition,
  system: InformationSystem | undefined,
  level: string | undefined,
): readonly Control[] {
  if (system && isConformity(edition)) {
    const { s, a } = system.grading;
    try {
      return applicableControls(edition, { s, a, technologies: system.technologies }).items.map(
        ({ control }) => control,
      );
    } catch (error) {
      if (!(error instanceof LevelNotCoveredError)) throw error;
      throw invalidState(
        text(
          '该标准没有这一等级的要求。',
          'The framework holds no requirements for the level of this system.',
        ),
      );
    }
  }
  return edition.controls.filter(
    (control) =>
      control.assessable && (level === undefined || control.level === null || control.level === level),
  );
}

/** The parts that rows are shown by: security classes in MLPS, elsewhere what stands at the top. */
class Groups {
  readonly all: ProofGroup[] = [];
  private readonly places = new Map<string, number>();

  constructor(private readonly edition: Edition) {}

  placeOf(control: Control): number | null {
    let top: Control | undefined;
    let set: Control | undefined;
    let at = this.above(control);
    for (; at && at.kind !== 'LEVEL'; at = this.above(at)) {
      if (at.kind === 'REQUIREMENT_SET') set = at;
      else top = at;
    }
    if (!top) return null;
    // The classes of every level and set have the same names.
    const key = isConformity(this.edition) ? `${set?.requirementSet} ${top.name}` : top.id;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.all.length);
    const general = this.edition.framework.requirementSets[0]?.code;
    const name = set && set.requirementSet !== general ? `${set.name} · ${top.name}` : top.name;
    return this.all.push({ controlId: top.id, name }) - 1;
  }

  private above({ parentId }: Control): Control | undefined {
    return parentId === null ? undefined : this.edition.controlById.get(parentId);
  }
}
