import { text } from '../../../platform/graphql/text.js';
import { ownFileSchema } from '../framework-file.schema.js';
import type { ControlNode, RuleBookHead } from '../framework-file.schema.js';
import { flattenControls } from '../framework-tree.js';
import { countFindings, countLevel } from '../rule-book-checks.js';
import { get, isRecord } from './plain.js';
import type { Problems } from './problem.js';
import { Unreadable } from './problem.js';
import { checklist } from './read-book.types.js';
import type { ReadBook, ReadNode } from './read-book.types.js';
import type { YamlFile } from './yaml.reader.js';
import { zodProblems } from './zod-text.js';

/** True for what has the keys of our own files. */
export const looksOwn = (value: unknown): boolean =>
  isRecord(value) && (get(value, 'scoringKind') !== undefined || get(value, 'controls') !== undefined);

/** Reads our own form: the head and the tree in one file. */
export function readOwnYaml(file: YamlFile, problems: Problems): ReadBook {
  if (get(file.value, 'scoringKind') === 'CONFORMITY')
    throw new Unreadable(
      text(
        '等保类标准（CONFORMITY）是内置的，不能导入；请改用清单、计分或分级评价。',
        'Rule books of the MLPS kind (CONFORMITY) are given and cannot be imported: make it a checklist, points or graded one.',
      ),
      file.place(['scoringKind']),
    );
  const parsed = ownFileSchema.safeParse(file.value, { reportInput: true });
  if (!parsed.success) {
    for (const { keys, text: words } of zodProblems(parsed.error.issues))
      problems.error(file.place(keys), words);
    return { ...checklist, head: {}, nodes: [] };
  }
  const { data } = parsed;
  const head = {
    ...data,
    files: [],
    counts: data.counts ?? { kinds: {}, assessable: 0, under: {} },
  } as unknown as RuleBookHead;
  const controls = flattenControls(head, data.controls, null);
  const levels = data.levels.map((level) => ({ ...level, ...countLevel(level.code, controls) }));
  if (data.counts) {
    const declared = { levels: head.levels, counts: data.counts };
    for (const { text: words } of countFindings(declared, controls))
      problems.error(file.place(['counts']), words);
  }
  const places = placesOf(data.controls);
  const nodes = controls.map((control, at): ReadNode => ({
    place: file.placeLater(places[at]!),
    code: control.code,
    parentCode: control.parentCode,
    ref: control.ref,
    name: control.name,
    text: control.text,
    kind: control.kind,
    level: control.level,
    informative: control.informative,
    verification: control.verification,
    rule: control.rule ?? {},
  }));
  const { code, name, shortName, edition, issuer, documentNumber, publishedOn, effectiveOn } = data;
  return {
    ...checklist,
    head: {
      code,
      name,
      shortName,
      edition,
      issuer,
      documentNumber,
      ...(publishedOn && { publishedOn }),
      ...(effectiveOn && { effectiveOn }),
    },
    scoringKind: data.scoringKind,
    levels,
    scoring: data.scoring,
    verificationNotes: data.verificationNotes,
    missingTables: data.missingTables,
    nodes,
  };
}

/** Paths of the nodes in reading order, as `flattenControls` walks them. */
function placesOf(roots: readonly ControlNode[]): PropertyKey[][] {
  const paths: PropertyKey[][] = [];
  const visit = (nodes: readonly ControlNode[], above: PropertyKey[]): void => {
    for (const [at, node] of nodes.entries()) {
      const path = [...above, at];
      paths.push(path);
      visit(node.children ?? [], [...path, 'children']);
    }
  };
  visit(roots, ['controls']);
  return paths;
}
