import {
  getArgumentValues,
  getNamedType,
  GraphQLError,
  isAbstractType,
  isCompositeType,
  Kind,
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { isList } from './root-guard.js';

/** Every limit of the API in one place; all answer 400 LIMIT_EXCEEDED with the name, the maximum and the value. */
export const limits = {
  tokens: 2_000,
  depth: 12,
  aliases: 15,
  rootFields: 10,
  directives: 5,
  listItems: 250,
  /** Objects an operation may ask for, counted before it runs. */
  cost: 20_000,
  /** Assumed length of a list without a page argument that declares no size of its own. */
  unpagedList: 5,
  bodyBytes: 1024 * 1024,
  frameBytes: 256 * 1024,
  validationErrors: 4,
} as const;

interface Counted {
  depth: number;
  aliases: number;
  directives: number;
}

/**
 * Counts what an operation asks for, before it runs: depth, aliases, root fields, directives, and objects (`first` times
 * what is below it; lists without pages count by their `listSize` extension). Fragments are counted where they are used.
 */
export function checkLimits(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  refuse('list items', limits.listItems, longestList(variables));
  // Without variables an operation costs the same every time; parsed documents are kept, so this remembers them.
  const constant = !operation.variableDefinitions?.length;
  const known = constant ? constantCosts.get(operation) : undefined;
  if (known !== undefined) return known;
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const counted: Counted = { depth: 0, aliases: 0, directives: 0 };
  const walker = new Walker(schema, fragments, variables, counted);
  refuse('root fields', limits.rootFields, walker.rootFields(operation.selectionSet));
  const cost = walker.cost(root, operation.selectionSet, 1);
  refuse('aliases', limits.aliases, counted.aliases);
  refuse('directives', limits.directives, counted.directives);
  refuse('cost', limits.cost, cost);
  if (constant) constantCosts.set(operation, cost);
  return cost;
}

const constantCosts = new WeakMap<OperationDefinitionNode, number>();

class Walker {
  private readonly fragmentCosts = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Record<string, unknown>,
    private readonly counted: Counted,
  ) {}

  /** Fields directly below the root. A fragment is opened once, however often it is spread: bombs cost nothing. */
  rootFields(set: SelectionSetNode, opened = new Set<string>()): number {
    return set.selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) return sum + 1;
      if (node.kind === Kind.INLINE_FRAGMENT) return sum + this.rootFields(node.selectionSet, opened);
      const fragment = this.fragments.get(node.name.value);
      if (!fragment || opened.has(node.name.value)) return sum;
      opened.add(node.name.value);
      return sum + this.rootFields(fragment.selectionSet, opened);
    }, 0);
  }

  cost(type: GraphQLCompositeType, set: SelectionSetNode, depth: number): number {
    refuse('depth', limits.depth, depth);
    let sum = 0;
    for (const node of set.selections) {
      this.counted.directives += node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD) sum += this.fieldCost(type, node, depth);
      else if (node.kind === Kind.INLINE_FRAGMENT) {
        sum += this.cost(
          this.compositeType(node.typeCondition?.name.value) ?? type,
          node.selectionSet,
          depth,
        );
      } else sum += this.fragmentCost(node.name.value, depth);
      refuse('cost', limits.cost, sum);
    }
    return sum;
  }

  private fragmentCost(name: string, depth: number): number {
    const key = `${name}@${depth}`;
    const known = this.fragmentCosts.get(key);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    const type = this.compositeType(fragment?.typeCondition.name.value);
    const cost = fragment && type ? this.cost(type, fragment.selectionSet, depth) : 0;
    this.fragmentCosts.set(key, cost);
    return cost;
  }

  private fieldCost(type: GraphQLCompositeType, node: FieldNode, depth: number): number {
    if (node.alias && node.alias.value !== node.name.value) this.counted.aliases += 1;
    if (node.name.value.startsWith('__') || isUnion(type)) return 0;
    const field = type.getFields()[node.name.value];
    if (!field) return 0;
    const args = field.args.length > 0 ? getArgumentValues(field, node, this.variables) : {};
    refuse('list items', limits.listItems, longestList(args));
    const named = getNamedType(field.type);
    if (!isCompositeType(named) || !node.selectionSet) return 0;
    const below = this.cost(named, node.selectionSet, depth + 1);
    const first = typeof args.first === 'number' ? Math.min(Math.max(args.first, 1), 1_000) : undefined;
    if (first !== undefined) return 1 + first * Math.max(below, 1);
    const declared = field.extensions.listSize;
    const size = isList(field.type) ? (typeof declared === 'number' ? declared : limits.unpagedList) : 1;
    // Inside a connection the page size was already counted by `first`.
    const inConnection =
      type.name.endsWith('Connection') && (field.name === 'edges' || field.name === 'nodes');
    return inConnection ? 1 + below : size * (1 + below);
  }

  private compositeType(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name ? this.schema.getType(name) : undefined;
    return type && isCompositeType(type) ? type : undefined;
  }
}

function isUnion(type: GraphQLCompositeType): type is Extract<GraphQLCompositeType, { getTypes(): unknown }> {
  return isAbstractType(type) && !('getFields' in type);
}

function longestList(value: unknown, depth = 0): number {
  if (value === null || typeof value !== 'object') return 0;
  refuse('input depth', 20, depth);
  const inner = Object.values(value).reduce(
    (most: number, item) => Math.max(most, longestList(item, depth + 1)),
    0,
  );
  return Math.max(Array.isArray(value) ? value.length : 0, inner);
}

function refuse(name: string, maximum: number, value: number): void {
  if (value <= maximum) return;
  throw new GraphQLError(`Limit exceeded: ${name} is ${value}, the limit is ${maximum}.`, {
    extensions: { code: 'LIMIT_EXCEEDED', limit: name, maximum, value, http: { status: 400 } },
  });
}

/** True when an operation asks for the schema itself, in any spelling. */
export function asksForSchema(document: DocumentNode): boolean {
  let answer = schemaQuestions.get(document);
  if (answer === undefined) {
    answer = document.definitions.some(
      (definition) => 'selectionSet' in definition && asks(definition.selectionSet),
    );
    schemaQuestions.set(document, answer);
  }
  return answer;
}

const schemaQuestions = new WeakMap<DocumentNode, boolean>();

function asks(set: SelectionSetNode): boolean {
  return set.selections.some((node) => {
    if (node.kind === Kind.FIELD) {
      return (
        node.name.value === '__schema' ||
        node.name.value === '__type' ||
        (node.selectionSet ? asks(node.selectionSet) : false)
      );
    }
    return node.kind === Kind.INLINE_FRAGMENT && asks(node.selectionSet);
  });
}
