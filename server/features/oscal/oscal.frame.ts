import type { Edition } from '../framework/index.js';
import { line, listOf, moment, own, oscalVersions, uuidOf } from './oscal.parts.js';
import type { Address } from './oscal.parts.js';
import type { State } from './oscal.state.js';
import { noPlan, roles } from './oscal.words.js';

/** Head of both files of an assessment: who it is about, and by which rule book. */
export function metadataOf(
  state: State,
  title: string,
  parts: { readonly links?: readonly object[] },
): object {
  const { assessment, organization, edition } = state;
  const organizationUuid = uuidOf('party', organization.id);
  const within = { 'member-of-organizations': [organizationUuid] };
  return {
    title: line(title),
    'last-modified': moment(state.changedAt),
    // There is no other number of what people and the calendar changed: the moment is the version.
    version: moment(state.changedAt),
    'oscal-version': oscalVersions.results,
    props: [
      ...own('framework-code', edition.framework.code),
      ...own('period', assessment.period),
      ...own('target-level', assessment.targetLevel),
      ...own('assessment-state', assessment.state.toLowerCase()),
    ],
    ...listOf('links', parts.links ?? []),
    roles: Object.entries(roles).map(([id, name]) => ({ id, title: name })),
    parties: [
      {
        uuid: organizationUuid,
        type: 'organization',
        name: line(organization.name),
        'short-name': line(organization.code.toUpperCase()),
      },
      ...named(state.units).map(([id, name]) => ({
        uuid: uuidOf('party', id),
        type: 'organization',
        name,
        ...within,
      })),
      ...named(state.people).map(([id, name]) => ({
        uuid: uuidOf('party', id),
        type: 'person',
        name,
        ...within,
      })),
    ],
    'responsible-parties': [{ 'role-id': 'assessed-organization', 'party-uuids': [organizationUuid] }],
  };
}

// By id, so that the order does not depend on how the database answers.
const named = (names: ReadonlyMap<string, string>): readonly (readonly [string, string])[] =>
  [...names].map(([id, name]) => [id, line(name)] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** What the assessment is about, as a reference of the model. */
export function subjectOf({ assessment, organization, system }: State): object {
  const { kind, id, name } = assessment.subject;
  // A system that the reader may not see is no component of the file: then the hospital stands for it.
  return kind === 'SYSTEM' && system
    ? { 'subject-uuid': uuidOf('component', id), type: 'component', title: line(name) }
    : {
        'subject-uuid': uuidOf('party', kind === 'UNIT' ? id : organization.id),
        type: 'party',
        title: line(name),
      };
}

const lives = { PLANNED: 'under-development', RUNNING: 'operational', RETIRED: 'disposition' } as const;

/** The system itself, because no system security plan holds it. */
export function componentsOf({ system, assessment }: State): readonly object[] {
  if (!system) return [];
  return [
    {
      uuid: uuidOf('component', system.id),
      type: 'this-system',
      title: line(system.name),
      description: system.description ?? system.name,
      props: [...own('system-code', system.code), ...own('grading', assessment.gradingCode)],
      status: { state: lives[system.state] },
    },
  ];
}

export const catalogUuid = (edition: Edition): string => uuidOf('catalog-resource', edition.framework.id);
export const scopeUuid = ({ assessment }: State): string => uuidOf('scope', assessment.id);

/** The catalog that ids of controls are from, as the house exports it. */
export function catalogResource(edition: Edition, address: Address): object {
  const { id, name, edition: year, code } = edition.framework;
  return {
    uuid: catalogUuid(edition),
    title: line(`${name} ${year}`),
    description: `控制项的标识来自这份目录（OSCAL catalog），它的 uuid 是 ${id}。`,
    props: [...own('catalog-uuid', id), ...own('framework-code', code)],
    rlinks: [{ href: address(`/files/frameworks/${id}/oscal`), 'media-type': 'application/oscal+json' }],
  };
}

/** What stands where the model asks for an assessment plan. */
export function scopeResource(state: State, address: Address): object {
  const { assessment, edition } = state;
  return {
    uuid: scopeUuid(state),
    title: noPlan.title,
    description: noPlan.description,
    props: [
      ...own('framework-code', edition.framework.code),
      ...own('framework-edition', edition.framework.edition),
      ...own('target-level', assessment.targetLevel),
      ...own('grading', assessment.gradingCode),
      ...assessment.requirementSets.flatMap((set) => own('requirement-set', set)),
      ...own('period-start', assessment.periodStart),
      ...own('period-end', assessment.periodEnd),
    ],
    rlinks: [{ href: address(`/assessments/${assessment.id}`) }],
  };
}

/** Who did something, where the house knows it. */
export const originsOf = (
  state: State,
  id: string | null,
  role: keyof typeof roles,
): { origins?: readonly object[] } =>
  id !== null && state.people.has(id)
    ? { origins: [{ actors: [{ type: 'party', 'actor-uuid': uuidOf('party', id), 'role-id': role }] }] }
    : {};
