import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLResolveInfo,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import type { Load } from './relation.js';

type Row = Record<string, unknown>;
type LoadRelation = (parents: Row[], args: Row, load: Load) => Promise<unknown[]> | unknown[];

interface Operation {
  readonly schema: GraphQLSchema;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly variables: Record<string, unknown>;
  readonly load: Omit<Load, 'selected'>;
}

const loaders = new WeakMap<GraphQLField<unknown, unknown>, LoadRelation>();

/** Turns a field into a relation: its value is read from where `expandRelations` put it. */
export function makeRelation(field: GraphQLField<unknown, unknown>, load: LoadRelation): void {
  loaders.set(field, load);
  const plain = field.args.length === 0;
  field.resolve = (source, args) => (source as Row)[plain ? field.name : keyOf(field, args)];
}

/** Loads every relation below the value of a root field, level by level: one call per field, whatever the row count. */
export async function expandRelations(
  info: GraphQLResolveInfo,
  value: unknown,
  load: Omit<Load, 'selected'>,
): Promise<void> {
  const operation: Operation = {
    schema: info.schema,
    fragments: info.fragments,
    variables: info.variableValues,
    load,
  };
  const sets = info.fieldNodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
  await expandLevel(operation, getNamedType(info.returnType), sets, rowsIn(value));
}

async function expandLevel(
  operation: Operation,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  rows: Row[],
): Promise<void> {
  if (rows.length === 0 || sets.length === 0) return;
  if (isAbstractType(type)) {
    for (const [name, group] of Map.groupBy(rows, (row) => String(row.__typename))) {
      const concrete = operation.schema.getType(name);
      if (concrete) await expandLevel(operation, concrete, sets, group);
    }
    return;
  }
  if (!isObjectType(type)) return;
  const fields = [...collect(operation, type, sets).values()].map((collected) => ({
    ...collected,
    named: getNamedType(collected.field.type),
    below: collected.nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : [])),
  }));
  // The statements of one level leave together; the connection answers them in order.
  await Promise.all(
    fields.map(async ({ field, args, key, named, below }) => {
      const loader = loaders.get(field);
      if (!loader) return;
      const selected = new Set(
        isObjectType(named) ? [...collect(operation, named, below).values()].map((f) => f.field.name) : [],
      );
      const values = await loader(rows, args, { ...operation.load, selected });
      rows.forEach((row, at) => (row[key] = values[at]));
    }),
  );
  for (const { key, named, below } of fields) {
    if (below.length === 0) continue;
    const under = rows.flatMap((row) => rowsIn(row[key]));
    await expandLevel(operation, named, below, under);
  }
}

interface Collected {
  readonly field: GraphQLField<unknown, unknown>;
  readonly args: Row;
  readonly key: string;
  readonly nodes: FieldNode[];
}

/** Fields of one selection level, merged over aliases and fragments when field and arguments are the same. */
function collect(
  operation: Operation,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, Collected> {
  const found = new Map<string, Collected>();
  const opened = new Set<string>();
  const visit = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      if (!isIncluded(operation, node)) continue;
      if (node.kind === 'Field') {
        const field = type.getFields()[node.name.value];
        if (!field) continue; // __typename
        const args = field.args.length > 0 ? getArgumentValues(field, node, operation.variables) : {};
        const key = field.args.length > 0 && loaders.has(field) ? keyOf(field, args) : field.name;
        const known = found.get(key);
        if (known) known.nodes.push(node);
        else found.set(key, { field, args, key, nodes: [node] });
      } else {
        // A fragment adds nothing when it is spread again at the same level.
        if (node.kind === 'FragmentSpread' && opened.has(node.name.value)) continue;
        if (node.kind === 'FragmentSpread') opened.add(node.name.value);
        const fragment = node.kind === 'FragmentSpread' ? operation.fragments[node.name.value] : node;
        if (fragment && applies(operation, type, fragment.typeCondition?.name.value))
          visit(fragment.selectionSet);
      }
    }
  };
  sets.forEach(visit);
  return found;
}

function applies(operation: Operation, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (!condition || condition === type.name) return true;
  const named = operation.schema.getType(condition);
  return Boolean(named && isAbstractType(named) && operation.schema.isSubType(named, type));
}

function isIncluded(operation: Operation, node: Parameters<typeof getDirectiveValues>[1]): boolean {
  if (!node.directives?.length) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, operation.variables);
  if (skip?.if === true) return false;
  const include = getDirectiveValues(GraphQLIncludeDirective, node, operation.variables);
  return include?.if !== false;
}

function keyOf(field: GraphQLField<unknown, unknown>, args: object): string {
  return `${field.name}(${JSON.stringify(args)})`;
}

function rowsIn(value: unknown): Row[] {
  if (Array.isArray(value)) return value.flatMap(rowsIn);
  return value !== null && typeof value === 'object' ? [value as Row] : [];
}
