import { describe, expect, it } from 'vitest';
import { outline, read, rowsOf, told } from './read.js';

// The shapes are those of published libraries and catalogs; the words are our own.

const library = (objects: string) => `urn: urn:intuitem:risk:library:ward-safety-2027
locale: en
ref_id: WARD-2027
name: Ward safety
description: A made-up rule book
copyright: none
version: 3
publication_date: 2027-01-05
provider: City
packager: test
dependencies:
- urn:intuitem:risk:library:other
objects:
${objects}`;

const framework = `    urn: urn:intuitem:risk:framework:ward-safety-2027
    ref_id: WARD
    name: Ward safety
    translations:
      zh:
        name: 病区安全
    min_score: 1
    max_score: 5
    scores_definition:
    - {score: 1, name: Initial}
    requirement_nodes:
    - urn: urn:intuitem:risk:req_node:ward-safety-2027:A
      assessable: false
      depth: 1
      ref_id: A
      name: Doors
      description: All about doors
    - urn: urn:intuitem:risk:req_node:ward-safety-2027:a.1
      assessable: true
      depth: 2
      parent_urn: urn:intuitem:risk:req_node:ward-safety-2027:a
      ref_id: A.1
      description: |-
        Doors are closed at night.
        The closing is noted.
      implementation_groups:
      - basic
      weight: 2
      typical_evidence: A list
      translations:
        zh:
          description: 夜间关门。
      questions:
        urn:intuitem:risk:req_node:ward-safety-2027:a.1:question:1:
          type: unique_choice
          text: Are the doors closed?
          choices:
          - {urn: 'urn:x:choice:1', value: 'Yes'}
          - {urn: 'urn:x:choice:2', value: 'No'}
    - urn: urn:intuitem:risk:req_node:ward-safety-2027:a.1.1
      assessable: true
      depth: 3
      parent_urn: urn:intuitem:risk:req_node:ward-safety-2027:a.1
      ref_id: A.1.1
      name: Night round
      question:
        question_type: boolean
        questions:
        - {urn: 'urn:x:1', text: Is there a round?}
    - urn: urn:intuitem:risk:req_node:ward-safety-2027:node5
      assessable: false
      depth: 2
      parent_urn: urn:intuitem:risk:req_node:ward-safety-2027:a
      description: A remark without a reference
`;

describe('a library of CISO Assistant', () => {
  it('is read with a framework in the singular', async () => {
    const result = await read(library(`  framework:\n${framework}`), 'ward.yaml');
    expect(told(result)).toEqual([]);
    expect(result).toMatchObject({
      format: 'CISO_LIBRARY',
      head: {
        code: 'ward-safety-2027',
        name: '病区安全',
        shortName: 'WARD',
        edition: '3',
        issuer: 'City',
        publishedOn: '2027-01-05',
      },
      summary: { assessableCount: 2, scoringKind: 'CHECKLIST' },
    });
    expect(outline(result)).toEqual(['A GROUP', '·A.1 CLAUSE', '··A.1.1 CLAUSE', '·node5 CLAUSE']);
    const [group, first, second, remark] = rowsOf(result);
    expect(group).toMatchObject({ name: 'Doors', text: 'All about doors' });
    expect(first).toMatchObject({
      name: 'A.1',
      text: '夜间关门。',
      rule: {
        relativeWeight: 2,
        notes: [
          { title: 'typical_evidence', text: 'A list' },
          { title: 'implementation_groups', text: 'basic' },
          { title: 'questions', text: 'Are the doors closed?\n  - Yes\n  - No' },
        ],
      },
    });
    expect(second).toMatchObject({ name: 'Night round', rule: { notes: [{ text: 'Is there a round?' }] } });
    expect(remark).toMatchObject({ informative: true, name: 'A remark without a reference' });
    expect(told(result, 'WARNING')).toEqual([expect.stringContaining('scores_definition')]);
  });

  it('is read with frameworks in the plural: one of them is chosen', async () => {
    const listed = `  frameworks:\n  - ${framework.trimStart()}  - urn: urn:x:risk:framework:second\n    name: Second\n    requirement_nodes:\n    - {urn: 'urn:x:n:1', assessable: true, ref_id: '1', name: One}\n  threats: []\n`;
    const first = await read(library(listed), 'x.yaml');
    expect(first.summary).toMatchObject({
      parts: [
        { name: '病区安全', nodes: 4 },
        { name: 'Second', nodes: 1 },
      ],
      part: 0,
    });
    expect(told(first, 'WARNING')[0]).toContain('threats');
    const second = await read(library(listed), 'x.yaml', 1);
    expect(second.head).toMatchObject({ code: 'second', name: 'Second' });
    expect(outline(second)).toEqual(['1 CLAUSE']);
    expect(told(await read(library(listed), 'x.yaml', 2))).toEqual([
      expect.stringContaining('2 frameworks only'),
    ]);
  });

  it.each([
    ['singular', 'requirement_mapping_set:\n    urn: urn:x:set'],
    ['plural', 'requirement_mapping_sets:\n  - urn: urn:x:set'],
  ])('is read with mapping sets in the %s', async (_form, key) => {
    const sets = `  ${key}
    ref_id: ward-to-csf
    name: Ward to CSF
    source_framework_urn: urn:intuitem:risk:framework:ward-safety-2027
    target_framework_urn: urn:intuitem:risk:framework:nist-csf-2.0
    requirement_mappings:
    - {source_requirement_urn: 'urn:a:A.1', target_requirement_urn: 'urn:b:gv', relationship: subset, rationale: semantic}
    - {source_requirement_urn: 'urn:a:a.2', target_requirement_urn: 'urn:b:id', relationship: intersect, strength_of_relationship: 5}
    - {source_requirement_urn: 'urn:a:a.3', target_requirement_urn: 'urn:b:pr', relationship: not_related}
`;
    const result = await read(library(sets), 'x.yaml');
    expect(told(result)).toEqual([]);
    expect(result.content).toBeNull();
    expect(result.mappingSets).toEqual([
      {
        ref: 'ward-to-csf',
        name: 'Ward to CSF',
        description: null,
        source: 'urn:intuitem:risk:framework:ward-safety-2027',
        target: 'urn:intuitem:risk:framework:nist-csf-2.0',
        mappings: [
          { source: 'urn:a:a.1', target: 'urn:b:gv', relation: 'SUBSET', rationale: 'semantic' },
          { source: 'urn:a:a.2', target: 'urn:b:id', relation: 'INTERSECTS', rationale: null },
        ],
      },
    ]);
    const wrong = await read(
      library(sets.replace('relationship: subset', 'relationship: similar')),
      'x.yaml',
    );
    expect(told(wrong)).toEqual([expect.stringMatching(/requirement_mappings\[0\]: A mapping needs/)]);
  });

  it('tells nodes without a URN, unknown parents and rings by their line', async () => {
    const result = await read(
      library(`  framework:
    urn: urn:x:framework:y
    name: Y
    requirement_nodes:
    - {assessable: true, ref_id: '1', name: No urn}
    - just text
    - {urn: 'urn:x:2', assessable: true, parent_urn: 'urn:x:9', ref_id: '2', name: Lost}
    - {urn: 'urn:x:3', assessable: true, parent_urn: 'urn:x:4', ref_id: '3', name: Round}
    - {urn: 'urn:x:4', assessable: true, parent_urn: 'urn:x:3', ref_id: '4', name: Round}
    - {urn: 'urn:x:5', assessable: true, ref_id: '5', name: Twice}
    - {urn: 'URN:x:5', assessable: true, ref_id: '6', name: Twice}
`),
      'x.yaml',
    );
    expect(told(result)).toEqual([
      '18 objects.framework.requirement_nodes[0]: The node has no urn.',
      '19 objects.framework.requirement_nodes[1]: The node has no urn.',
      expect.stringMatching(/^24 .*requirement_nodes\[6\]\.urn: The urn URN:x:5 is used twice/),
      expect.stringMatching(/^20 .*urn:x:9, the parent of 2, is not in the file/),
      expect.stringMatching(/^21 .*ring: 3 → 4 → 3/),
    ]);
    const empty = await read(library('  framework: {urn: "urn:x:f", requirement_nodes: 7}\n'), 'x.yaml');
    expect(told(empty)[0]).toContain('requirement_nodes must be a list');
    expect(told(await read(library('  frameworks: []\n'), 'x.yaml'))).toEqual([
      expect.stringContaining('no framework'),
    ]);
  });

  it('keeps codes apart when references repeat or are missing', async () => {
    const nodes = ['A', 'A', '', 'B'].map(
      (ref, at) => `    - {urn: 'urn:x:n:${at}', assessable: true, name: N${at}${ref && `, ref_id: ${ref}`}}`,
    );
    const result = await read(
      library(`  framework:\n    urn: urn:x:f\n    name: F\n    requirement_nodes:\n${nodes.join('\n')}\n`),
      'x.yaml',
    );
    expect(rowsOf(result).map(({ code, clause }) => [code, clause])).toEqual([
      ['0', 'A'],
      ['1', 'A'],
      ['2', null],
      ['B', 'B'],
    ]);
  });
});

describe('an OSCAL catalog', () => {
  const catalog = {
    catalog: {
      uuid: '6b2f1c9e-5d0a-4c1f-9a37-1f2e3d4c5b6a',
      metadata: {
        title: 'Ward catalog',
        published: '2027-02-03T00:00:00Z',
        'last-modified': '2027-02-03T00:00:00Z',
        version: '1.0',
        'oscal-version': 'v1.2.2',
        parties: [{ uuid: '6b2f1c9e-5d0a-4c1f-9a37-1f2e3d4c5b6b', type: 'organization', name: 'City' }],
      },
      groups: [
        {
          id: 'ac',
          class: 'family',
          title: 'Access',
          parts: [{ id: 'ac_ovw', name: 'overview', prose: 'About access.' }],
          controls: [
            {
              id: 'ac-1',
              title: 'Doors',
              params: [
                { id: 'ac-1_prm_1', label: 'a period', guidelines: [{ prose: 'One month is usual.' }] },
                { id: 'ac-1_prm_2', select: { 'how-many': 'one', choice: ['locked', 'watched'] } },
              ],
              props: [{ name: 'label', value: 'AC-1' }],
              parts: [
                {
                  id: 'ac-1_smt',
                  name: 'statement',
                  prose: 'The ward:',
                  parts: [
                    {
                      id: 'ac-1_smt.a',
                      name: 'item',
                      props: [{ name: 'label', value: 'a.' }],
                      prose: 'checks doors every {{ insert: param, ac-1_prm_1 }};',
                    },
                    {
                      id: 'ac-1_smt.b',
                      name: 'item',
                      props: [{ name: 'label', value: 'b.' }],
                      prose: 'keeps them {{insert: param, ac-1_prm_2}}:',
                      parts: [
                        {
                          id: 'ac-1_smt.b.1',
                          name: 'item',
                          props: [{ name: 'label', value: '1.' }],
                          prose: 'at night {{ insert: param, unknown }}.',
                        },
                      ],
                    },
                  ],
                },
                { id: 'ac-1_gdn', name: 'guidance', prose: 'Look twice.' },
              ],
              controls: [
                {
                  id: 'ac-1.1',
                  title: 'Enhanced doors',
                  parts: [{ id: 'ac-1.1_smt', name: 'statement', prose: 'Twice.' }],
                },
                { id: 'ac-1.2', title: 'Old rule', props: [{ name: 'status', value: 'withdrawn' }] },
              ],
            },
          ],
        },
        { title: 'No id', groups: [{ title: 'No id', controls: [{ id: 'x-1', title: 'X' }] }] },
      ],
      controls: [{ id: 'top-1', title: 'At the top' }],
      'back-matter': { resources: [] },
    },
  };

  it('is read with groups, controls, enhancements, statements and parameters', async () => {
    const result = await read(JSON.stringify(catalog), 'ward.json');
    expect(told(result)).toEqual([]);
    expect(told(result, 'WARNING')).toEqual([expect.stringContaining('back matter')]);
    expect(result).toMatchObject({
      format: 'OSCAL_CATALOG',
      head: {
        code: 'ward-catalog',
        name: 'Ward catalog',
        edition: '1.0',
        issuer: 'City',
        publishedOn: '2027-02-03',
      },
    });
    expect(outline(result)).toEqual([
      'ac GROUP',
      '·ac-1 CLAUSE',
      '··ac-1.1 CLAUSE',
      '··ac-1.2 CLAUSE',
      'no-id GROUP',
      '·no-id-2 GROUP',
      '··x-1 CLAUSE',
      'top-1 CLAUSE',
    ]);
    const [group, control, , withdrawn] = rowsOf(result);
    expect(group).toMatchObject({ name: 'Access', text: 'About access.' });
    expect(control).toMatchObject({
      clause: 'AC-1',
      text: 'The ward:\na. checks doors every [a period];\nb. keeps them [locked | watched]:\n  1. at night {{ insert: param, unknown }}.',
      rule: {
        notes: [
          { title: 'guidance', text: 'Look twice.' },
          { title: 'params', text: expect.stringContaining('ac-1_prm_1: a period\n  One month is usual.') },
        ],
      },
    });
    expect(withdrawn).toMatchObject({ informative: true });
  });

  it('tells other models, other versions and ids that stand twice', async () => {
    expect(told(await read('{"profile": {}}', 'x.json'))).toEqual([
      expect.stringContaining('holds no catalog'),
    ]);
    expect(told(await read('{"catalog": []}', 'x.json'))).toEqual([
      expect.stringContaining('holds no catalog'),
    ]);
    expect(told(await read('{"catalog": {"controls": [', 'x.json'))).toEqual([
      expect.stringContaining('not well formed'),
    ]);
    const old = await read(
      '{"catalog": {"metadata": {"oscal-version": "0.9"}, "controls": [{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]}}',
      'x.json',
    );
    expect(told(old, 'WARNING')).toEqual([expect.stringContaining('version is 0.9')]);
    expect(told(old)).toEqual([
      'catalog.controls[1]: The code a is used twice: catalog.controls[0] has it already. Give each node a code of its own.',
    ]);
  });
});
