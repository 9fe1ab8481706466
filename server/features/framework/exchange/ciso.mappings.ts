import { text } from '../../../platform/graphql/text.js';
import { lastOf, said } from './ciso.words.js';
import { list, words } from './plain.js';
import type { Problems } from './problem.js';
import type { ReadMapping, ReadMappingSet } from './read-book.types.js';
import type { YamlFile } from './yaml.reader.js';

/** Something in a file with its path. */
export interface Named {
  readonly value: unknown;
  readonly path: readonly PropertyKey[];
}

const relations = {
  equal: 'EQUAL',
  subset: 'SUBSET',
  superset: 'SUPERSET',
  intersect: 'INTERSECTS',
} as const;

/** A set of mappings between the nodes of two frameworks, each known by its URN. */
export function readMappingSet(file: YamlFile, { value, path }: Named, problems: Problems): ReadMappingSet {
  const mappings = list(value, 'requirement_mappings').flatMap((one, at): ReadMapping[] => {
    const source = words(one, 'source_requirement_urn');
    const target = words(one, 'target_requirement_urn');
    const relation = words(one, 'relationship') ?? '';
    if (relation === 'not_related') return [];
    if (source !== null && target !== null && Object.hasOwn(relations, relation))
      return [
        {
          source: source.toLowerCase(),
          target: target.toLowerCase(),
          relation: relations[relation as keyof typeof relations],
          rationale: words(one, 'rationale'),
        },
      ];
    problems.error(
      file.place([...path, 'requirement_mappings', at]),
      text(
        '映射须有 source_requirement_urn、target_requirement_urn，关系为 equal、subset、superset、intersect 或 not_related。',
        'A mapping needs source_requirement_urn, target_requirement_urn and one of equal, subset, superset, intersect, not_related.',
      ),
    );
    return [];
  });
  return {
    ref: words(value, 'ref_id') ?? lastOf(words(value, 'urn')) ?? '',
    name: said(value, 'name') ?? words(value, 'ref_id') ?? '',
    description: said(value, 'description'),
    source: (words(value, 'source_framework_urn') ?? '').toLowerCase(),
    target: (words(value, 'target_framework_urn') ?? '').toLowerCase(),
    mappings,
  };
}
