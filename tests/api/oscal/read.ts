import { frameworkId } from '../../../server/features/framework/framework.ids.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { get } from '../evidence/evidence.requests.js';

interface Node {
  readonly id: string;
  readonly props: readonly { readonly name: string; readonly value: string }[];
  readonly parts?: readonly { readonly id: string }[];
  readonly groups?: readonly Node[];
  readonly controls?: readonly Node[];
}

/** What the catalog export of a rule book holds: ids of its controls and groups, of its parts, and the codes that they stand for. */
export async function catalogOf(app: TestApp, caller: Caller, code: string) {
  const answer = await get(app, caller, `/files/frameworks/${frameworkId(code)}/oscal`);
  const { catalog } = answer.json() as { catalog: Node & { readonly uuid: string } };
  const [controls, groups, parts] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const codeOf = new Map<string, string>();
  const walk = (node: Node): void => {
    for (const [kind, list] of [
      [groups, node.groups ?? []],
      [controls, node.controls ?? []],
    ] as const)
      for (const below of list) {
        kind.add(below.id);
        codeOf.set(below.id, propOf(below, 'code')!);
        for (const part of below.parts ?? []) parts.add(part.id);
        walk(below);
      }
  };
  walk(catalog);
  return { uuid: catalog.uuid, controls, groups, parts, codeOf };
}

export const propOf = (
  part: { readonly props?: readonly { readonly name: string; readonly value: string }[] | undefined },
  name: string,
): string | undefined => part.props?.find((prop) => prop.name === name)?.value;
