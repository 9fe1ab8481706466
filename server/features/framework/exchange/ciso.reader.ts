import { text } from '../../../platform/graphql/text.js';
import type { ControlKind } from '../file-words.js';
import { readMappingSet } from './ciso.mappings.js';
import type { Named } from './ciso.mappings.js';
import { lastOf, notesOf, said } from './ciso.words.js';
import { get, isRecord, list, slug, words } from './plain.js';
import type { Place, Problems } from './problem.js';
import { Unreadable } from './problem.js';
import { checklist } from './read-book.types.js';
import type { ReadBook, ReadHead, ReadNode } from './read-book.types.js';
import type { YamlFile } from './yaml.reader.js';

// Libraries of CISO Assistant. Frameworks and mapping sets are written under a key in the singular (one thing) or in the
// plural (a list); older files hold a question block per node where newer ones hold questions by their URN.

const frameworkKeys = ['framework', 'frameworks'];
const mappingKeys = ['requirement_mapping_set', 'requirement_mapping_sets'];
const known = new Set([...frameworkKeys, ...mappingKeys]);

const objectsOf = (value: unknown): unknown => get(value, 'objects') ?? value;

/** True for what has the objects of a library. */
export function looksLikeLibrary(value: unknown): boolean {
  const objects = objectsOf(value);
  return isRecord(objects) && [...known].some((key) => get(objects, key) !== undefined);
}

/** Everything that stands under one of the keys, with its path. */
function under(value: unknown, base: readonly PropertyKey[], keys: readonly string[]): Named[] {
  return keys.flatMap((key) => {
    const found = get(value, key);
    if (found === undefined || found === null) return [];
    if (!Array.isArray(found)) return [{ value: found, path: [...base, key] }];
    return found.map((one: unknown, at) => ({ value: one, path: [...base, key, at] }));
  });
}

/** Reads one framework of a library, and every mapping set. */
export function readLibrary(file: YamlFile, part: number, problems: Problems): ReadBook {
  const base = get(file.value, 'objects') === undefined ? [] : ['objects'];
  const objects = objectsOf(file.value);
  const frameworks = under(objects, base, frameworkKeys);
  const mappingSets = under(objects, base, mappingKeys).map((set) => readMappingSet(file, set, problems));
  const left = Object.keys(isRecord(objects) && base.length > 0 ? objects : {}).filter(
    (key) => !known.has(key),
  );
  if (left.length > 0)
    problems.warn(
      {},
      text(
        `文件里的这些内容不导入：${left.join('、')}。`,
        `These parts of the file are not imported: ${left.join(', ')}.`,
      ),
    );
  const chosen = frameworks[part];
  if (frameworks.length === 0) {
    if (mappingSets.length === 0)
      throw new Unreadable(
        text('文件里没有标准，也没有对标。', 'The library holds no framework and no mapping set.'),
      );
    return { ...checklist, head: headOf(file.value, {}), nodes: [], mappingSets };
  }
  if (chosen === undefined)
    throw new Unreadable(
      text(
        `文件里只有 ${frameworks.length} 部标准。`,
        `The library holds ${frameworks.length} frameworks only.`,
      ),
    );
  for (const key of ['scores_definition', 'implementation_groups_definition', 'outcomes_definition'])
    if (get(chosen.value, key) != null)
      problems.warn(
        file.place([...chosen.path, key]),
        text(
          '评分定义和实施分组只作备注，不导入规则。',
          'Definitions of scores and groups are not imported as rules.',
        ),
      );
  return {
    ...checklist,
    head: headOf(file.value, chosen.value),
    nodes: readNodes(file, chosen, problems),
    parts: frameworks.map(({ value }) => ({
      name: said(value, 'name') ?? said(value, 'ref_id') ?? '',
      nodes: list(value, 'requirement_nodes').length,
    })),
    part,
    mappingSets,
  };
}

function headOf(library: unknown, framework: unknown): ReadHead {
  const ref = said(framework, 'ref_id') ?? said(library, 'ref_id');
  const name = said(framework, 'name') ?? said(library, 'name');
  const code = slug(lastOf(words(framework, 'urn') ?? words(library, 'urn'))) ?? slug(ref) ?? slug(name);
  const issuer = said(library, 'provider');
  const version = words(library, 'version');
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(words(library, 'publication_date') ?? '')?.[0];
  return {
    ...(code !== undefined && { code }),
    ...(name !== null && { name: name.slice(0, 300), shortName: (ref ?? name).slice(0, 60) }),
    ...(version !== null && { edition: version.slice(0, 40) }),
    ...(issuer !== null && { issuer: issuer.slice(0, 100) }),
    ...(ref !== null && { documentNumber: ref.slice(0, 100) }),
    ...(day !== undefined && { publishedOn: day }),
  };
}

interface RawNode {
  readonly value: unknown;
  readonly place: Place;
  readonly urn: string;
  readonly parent: string | null;
  readonly assessable: boolean;
}

function readNodes(file: YamlFile, framework: Named, problems: Problems): ReadNode[] {
  const nodes = get(framework.value, 'requirement_nodes');
  if (!Array.isArray(nodes)) {
    problems.error(
      file.place([...framework.path, 'requirement_nodes']),
      text('requirement_nodes 应为列表。', 'requirement_nodes must be a list.'),
    );
    return [];
  }
  const seen = new Set<string>();
  const raw = nodes.flatMap((value: unknown, at): RawNode[] => {
    const path = [...framework.path, 'requirement_nodes', at];
    const urn = words(value, 'urn');
    if (!isRecord(value) || urn === null) {
      problems.error(file.place(path), text('条款没有 urn。', 'The node has no urn.'));
      return [];
    }
    const known = urn.toLowerCase();
    if (seen.has(known)) {
      problems.error(
        file.place([...path, 'urn']),
        text(
          `urn ${urn.slice(0, 120)} 重复，请改成唯一的 urn。`,
          `The urn ${urn.slice(0, 120)} is used twice: give each node its own.`,
        ),
      );
      return [];
    }
    seen.add(known);
    const parent = words(value, 'parent_urn');
    return [
      {
        value,
        place: file.placeLater(path),
        urn: known,
        parent: parent?.toLowerCase() ?? null,
        assessable: get(value, 'assessable') === true,
      },
    ];
  });
  const codes = codesOf(raw);
  const kinds = kindsOf(raw);
  return raw.map((node) => {
    const ref = words(node.value, 'ref_id');
    const description = said(node.value, 'description');
    const { kind, informative } = kinds.get(node.urn) ?? { kind: 'CLAUSE', informative: false };
    const weight = get(node.value, 'weight');
    return {
      place: node.place,
      code: codes.get(node.urn) ?? node.urn,
      // A parent that is not in the file keeps its URN, so that it is told by it.
      parentCode: node.parent === null ? null : (codes.get(node.parent) ?? node.parent),
      ref,
      name: said(node.value, 'name') ?? ref ?? shortened(description),
      text: description,
      kind,
      level: null,
      informative,
      verification: 'UNVERIFIED',
      rule: {
        ...(typeof weight === 'number' && weight >= 0 && weight !== 1 && { relativeWeight: weight }),
        ...notesOf(node.value),
      },
    };
  });
}

/** A node is known by its printed reference where that is its alone, else by the end of its URN. */
function codesOf(nodes: readonly RawNode[]): Map<string, string> {
  const refs = nodes.flatMap(({ value }) => words(value, 'ref_id') ?? []);
  const times = new Map<string, number>();
  for (const ref of refs) times.set(ref, (times.get(ref) ?? 0) + 1);
  const used = new Set(refs.filter((ref) => times.get(ref) === 1));
  return new Map(
    nodes.map(({ value, urn }) => {
      const ref = words(value, 'ref_id');
      if (ref !== null && times.get(ref) === 1) return [urn, ref];
      const end = lastOf(urn) ?? urn;
      const code = used.has(end) ? urn : end;
      used.add(code);
      return [urn, code];
    }),
  );
}

/** A heading is a group as long as only groups stand above it; below a requirement it is shown and never answered. */
function kindsOf(nodes: readonly RawNode[]): Map<string, { kind: ControlKind; informative: boolean }> {
  const byUrn = new Map(nodes.map((node) => [node.urn, node]));
  const parents = new Set(nodes.map(({ parent }) => parent));
  const groups = new Map<string, boolean>();
  const isGroup = (node: RawNode): boolean => {
    const line: RawNode[] = [];
    for (
      let at: RawNode | undefined = node;
      at && !groups.has(at.urn) && line.length < 1_000;
      at = byUrn.get(at.parent ?? '')
    )
      line.push(at);
    for (const one of line.reverse()) {
      const above = byUrn.get(one.parent ?? '');
      groups.set(
        one.urn,
        !one.assessable && parents.has(one.urn) && (above ? (groups.get(above.urn) ?? true) : true),
      );
    }
    return groups.get(node.urn) ?? false;
  };
  return new Map(
    nodes.map((node) => [
      node.urn,
      isGroup(node)
        ? { kind: 'GROUP' as const, informative: false }
        : { kind: 'CLAUSE' as const, informative: !node.assessable },
    ]),
  );
}

const shortened = (description: string | null): string | null =>
  description === null ? null : (description.split('\n')[0] ?? '').slice(0, 60);
