import { z } from 'zod';

/**
 * What we write of the three models, in our own words: the parts that we use with what they must have, may have and how their
 * values look. Whatever else stands in a file fails.
 */

const uuid = z.string().regex(/^[\da-f]{8}-[\da-f]{4}-[45][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i);
/** A letter or underscore, then letters, digits, dots, dashes, underscores. */
const token = z.string().regex(/^[\p{L}_][\p{L}\p{N}.\-_]*$/u);
/** One line without space around it. */
const string = z.string().regex(/^\S(.*\S)?$/);
const markupLine = z.string().regex(/^[^\n]+$/);
const markup = z.string();
/** A day of the calendar, an hour of the clock, and the zones that we write. */
const time = z
  .string()
  .regex(/^(19|2\d)\d{2}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|\+08:00)$/)
  .refine(
    (value) => new Date(`${value.slice(0, 10)}T00:00:00Z`).toJSON()?.slice(0, 10) === value.slice(0, 10),
  );
/** Signs of RFC 3986 only, others percent-encoded; one fragment; brackets around the address of a host alone. */
const isReference = (value: string): boolean =>
  /^(?:[a-z][a-z\d+.-]*:)?(?:\/\/(?:[\w\-.~!$&'()*+,;=:@%]|\[[\da-f:.]+\])*)?(?:[\w\-.~!$&'()*+,;=:@%/?])*(?:#[\w\-.~!$&'()*+,;=:@%/?]*)?$/i.test(
    value,
  ) && !/%(?![\da-f]{2})/i.test(value);
export const reference = z.string().min(1).refine(isReference);
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1);
const object = z.strictObject;

const prop = object({ name: token, value: string, ns: z.literal('https://hengjian.example/ns/oscal') });
const props = some(prop).optional();
const remarks = markup.optional();
/** What is referred to stands in the same file, and has no type of its own. */
const link = object({ href: z.string().startsWith('#'), rel: z.literal('reference'), text: markupLine });
const responsible = object({ 'role-id': token, 'party-uuids': some(uuid) });

const metadata = (version: string) =>
  object({
    title: markupLine,
    'last-modified': time,
    version: string,
    'oscal-version': z.literal(version),
    props,
    links: some(link).optional(),
    roles: some(object({ id: token, title: markupLine })).optional(),
    parties: some(
      object({
        uuid,
        type: z.enum(['person', 'organization']),
        name: string,
        'short-name': string.optional(),
        'member-of-organizations': some(uuid).optional(),
      }),
    ),
    'responsible-parties': some(responsible).optional(),
  });

const backMatter = object({
  resources: some(
    object({
      uuid,
      title: markupLine,
      description: markup,
      props,
      rlinks: some(object({ href: reference, 'media-type': string.optional() })),
    }),
  ),
});

const origins = some(
  object({
    actors: some(
      object({
        type: z.enum(['tool', 'assessment-platform', 'party']),
        'actor-uuid': uuid,
        'role-id': token,
      }),
    ),
  }),
).optional();

const components = some(
  object({
    uuid,
    type: string,
    title: markupLine,
    description: markup,
    props,
    status: object({ state: z.enum(['under-development', 'operational', 'disposition', 'other']) }),
  }),
);

const relatedObservations = some(object({ 'observation-uuid': uuid }));
const relatedRisks = some(object({ 'risk-uuid': uuid }));

const observation = object({
  uuid,
  title: markupLine,
  description: markup,
  props,
  methods: some(z.enum(['EXAMINE', 'INTERVIEW', 'TEST', 'UNKNOWN'])),
  types: some(token),
  origins,
  subjects: some(object({ 'subject-uuid': uuid, type: z.enum(['component', 'party']), title: markupLine })),
  'relevant-evidence': some(object({ href: reference, description: markup.min(1), props })).optional(),
  collected: time,
  expires: time.optional(),
  remarks,
});

const task = object({
  uuid,
  type: z.enum(['milestone', 'action']),
  title: markupLine,
  props,
  timing: object({ 'on-date': object({ date: time }) }).optional(),
  'responsible-roles': some(responsible).optional(),
});

const riskStatus = z.enum([
  'open',
  'investigating',
  'remediating',
  'deviation-requested',
  'deviation-approved',
  'closed',
]);

const risk = object({
  uuid,
  title: markupLine,
  description: markup,
  statement: markup,
  props,
  status: riskStatus,
  deadline: time.optional(),
  remediations: some(
    object({
      uuid,
      lifecycle: z.enum(['recommendation', 'planned', 'completed']),
      title: markupLine,
      description: markup,
      props,
      origins,
      tasks: some(task).optional(),
      remarks,
    }),
  ).optional(),
  'risk-log': object({
    entries: some(
      object({
        uuid,
        title: markupLine,
        description: markup,
        start: time,
        'logged-by': some(object({ 'party-uuid': uuid, 'role-id': token })).optional(),
        'status-change': riskStatus.optional(),
        'related-responses': some(object({ 'response-uuid': uuid })),
      }),
    ),
  }).optional(),
  'related-observations': relatedObservations.optional(),
});

const finding = object({
  uuid,
  title: markupLine,
  description: markup,
  props,
  target: object({
    type: z.enum(['statement-id', 'objective-id']),
    'target-id': token,
    status: object({
      state: z.enum(['satisfied', 'not-satisfied']),
      reason: z.enum(['pass', 'fail', 'other']),
      remarks,
    }),
  }),
  'related-observations': relatedObservations,
  'related-risks': relatedRisks.optional(),
});

const selected = some(object({ 'control-id': token }));

export const assessmentResultsModel = object({
  'assessment-results': object({
    uuid,
    metadata: metadata('1.1.3'),
    'import-ap': object({ href: reference, remarks }),
    results: some(
      object({
        uuid,
        title: markupLine,
        description: markup,
        start: time,
        end: time.optional(),
        props,
        'local-definitions': object({ components }).optional(),
        'reviewed-controls': object({
          description: markup,
          'control-selections': some(
            object({
              description: markup,
              props,
              'include-controls': selected,
              'exclude-controls': selected.optional(),
            }),
          ),
        }),
        observations: some(observation).optional(),
        risks: some(risk).optional(),
        findings: some(finding).optional(),
        remarks,
      }),
    ),
    'back-matter': backMatter,
  }),
});

export const poamModel = object({
  'plan-of-action-and-milestones': object({
    uuid,
    metadata: metadata('1.1.3'),
    'system-id': object({ 'identifier-type': z.literal('http://ietf.org/rfc/rfc4122'), id: string }),
    'local-definitions': object({ components }).optional(),
    observations: some(observation).optional(),
    risks: some(risk).optional(),
    findings: some(finding).optional(),
    'poam-items': some(
      object({
        uuid,
        title: markupLine,
        description: markup,
        props,
        'related-findings': some(object({ 'finding-uuid': uuid })).optional(),
        'related-observations': relatedObservations.optional(),
        'related-risks': relatedRisks,
        remarks,
      }),
    ),
    'back-matter': backMatter,
  }),
});

const mappingStatus = z.enum(['complete', 'not-complete', 'draft', 'deprecated', 'superseded']);
const method = z.enum(['human', 'automation', 'hybrid']);
const rationale = z.enum(['syntactic', 'semantic', 'functional']);
const catalog = object({ type: z.enum(['catalog', 'profile']), href: reference });
const ends = some(object({ type: z.enum(['control', 'statement']), 'id-ref': string }));

export const mappingModel = object({
  'mapping-collection': object({
    uuid,
    metadata: metadata('1.2.0'),
    provenance: object({
      method,
      'matching-rationale': rationale,
      status: mappingStatus,
      'mapping-description': markup,
      remarks,
    }),
    mappings: some(
      object({
        uuid,
        method,
        'matching-rationale': rationale,
        status: mappingStatus,
        'source-resource': catalog,
        'target-resource': catalog,
        maps: some(
          object({
            uuid,
            'matching-rationale': rationale,
            relationship: z.enum([
              'equivalent-to',
              'equal-to',
              'subset-of',
              'superset-of',
              'intersects-with',
            ]),
            sources: ends,
            targets: ends,
            props,
            remarks,
          }),
        ),
        props,
        'mapping-description': markup,
        remarks,
      }),
    ),
    'back-matter': backMatter,
  }),
});

/** Where identifiers are given, and which names lead to which of them. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'party-uuids': ['parties'],
  'party-uuid': ['parties'],
  'actor-uuid': ['parties'],
  'member-of-organizations': ['parties'],
  'subject-uuid': ['components', 'parties'],
  'observation-uuid': ['observations'],
  'risk-uuid': ['risks'],
  'finding-uuid': ['findings'],
  'response-uuid': ['remediations'],
  href: ['resources'],
  'role-id': ['roles'],
};

/** Identifiers given twice, and those that lead nowhere or to something of another kind; what must not stand there twice. */
export function danglingIn(file: unknown): { readonly twice: string[]; readonly nowhere: string[] } {
  const given: { readonly id: string; readonly of: string }[] = [];
  const named: { readonly id: string; readonly key: string }[] = [];
  const walk = (value: unknown, key: string, of: string): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, key, key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) walk(inner, name, of);
    else if (typeof value === 'string') {
      if (key === 'uuid' || (key === 'id' && of === 'roles')) given.push({ id: value, of });
      else if (key === 'href' && value.startsWith('#')) named.push({ id: value.slice(1), key });
      else if (key !== 'href' && kinds[key]) named.push({ id: value, key });
    }
  };
  walk(file, '', '');
  const known = new Set(given.map(({ id, of }) => `${of} ${id}`));
  const ids = given.map(({ id }) => id);
  const { metadata } = file as { metadata?: { props?: readonly { name: string; value: string }[] } };
  const said = (metadata?.props ?? []).map(({ name, value }) => `${name}=${value}`);
  return {
    twice: [...ids, ...said].filter((id, at, all) => all.indexOf(id) !== at),
    nowhere: named
      .filter(({ id, key }) => !kinds[key]!.some((of) => known.has(`${of} ${id}`)))
      .map(({ id, key }) => `${key} ${id}`),
  };
}
