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
import type { Actor } from '../access/actor.js';
import type { Reads } from '../database/database.js';
import type { Resolvers } from './host.js';

export type Row = Record<string, unknown>;

/** What a relation may use: the operation's read transaction, who asks, and what is asked of its value. */
export interface Load {
  /** At the moment of the rows, or at the one that the relation's own argument `asOf` means. */
  readonly reads: Reads;
  readonly actor: Actor;
  /** Whoever loads it: the classes that declare relations know no instance. */
  readonly resolvers: Resolvers;
  /** None for scalars, interfaces and unions. */
  readonly selected: Selection | undefined;
}

export interface RelationLoader {
  /** Answers one value per row in their order. */
  load(rows: Row[], args: Row, load: Load): Promise<unknown[]> | unknown[];
  /** Columns of the rows that it goes by, besides the id; all their facts when undefined. */
  readonly needs: readonly string[] | undefined;
}

interface Operation {
  readonly schema: GraphQLSchema;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly variables: Record<string, unknown>;
}

/** One field that is asked of a row. */
export interface AskedField {
  readonly name: string;
  readonly args: Row;
  /** Where the row holds its value: one key per field and arguments. */
  readonly key: string;
  /** How it is loaded; none for fields that come with the row. */
  readonly relation: RelationLoader | undefined;
  readonly type: GraphQLNamedType;
  /** What is asked below it; empty for scalars. */
  readonly sets: readonly SelectionSetNode[];
}

const relations = new WeakMap<GraphQLField<unknown, unknown>, RelationLoader>();

/** Turns a field into a relation: its value is read from where `expandRelations`, or a join, put it. */
export function makeRelation(field: GraphQLField<unknown, unknown>, loader: RelationLoader): void {
  relations.set(field, loader);
  const plain = field.args.length === 0;
  field.resolve = (source, args) => (source as Row)[plain ? field.name : keyOf(field, args)];
}

/** What an operation asks of the rows of one object type, merged over aliases, fragments and paths. */
export class Selection {
  /** Relations that the statement of the rows has already brought along. */
  readonly joined = new Set<string>();
  private readonly sets: SelectionSetNode[] = [];
  private readonly answers = new Map<AskedField, Answer>();
  private asked: readonly AskedField[] | undefined;

  constructor(
    private readonly operation: Operation,
    private readonly type: GraphQLObjectType,
    sets: readonly SelectionSetNode[] = [],
  ) {
    this.add(sets);
  }

  add(sets: readonly SelectionSetNode[]): void {
    this.sets.push(...sets);
    this.asked = undefined;
  }

  get fields(): readonly AskedField[] {
    this.asked ??= collect(this.operation, this.type, this.sets);
    return this.asked;
  }

  has(name: string): boolean {
    return this.fields.some((field) => field.name === name);
  }

  /** True when nothing but these fields is asked for. */
  asksOnly(names: readonly string[]): boolean {
    return this.fields.every((field) => names.includes(field.name));
  }

  /** What is asked of a relation's value; none for scalars. */
  answerOf(field: AskedField): Answer | undefined {
    if (field.sets.length === 0) return undefined;
    let answer = this.answers.get(field);
    if (!answer) this.answers.set(field, (answer = new Answer(this.operation, field.type, field.sets)));
    return answer;
  }

  /** What is asked of the rows of a relation without arguments; none when it is not asked for. */
  below(name: string): Selection | undefined {
    const field = this.fields.find((each) => each.name === name);
    return field && this.answerOf(field)?.own;
  }
}

/**
 * What is asked of one value and of everything that comes with it, by object type: the rows of a connection are the same
 * under `nodes` and `edges`, and a payload may name a row twice. What is asked on either path is loaded together.
 */
export class Answer {
  private readonly byType = new Map<string, Selection>();

  constructor(
    private readonly operation: Operation,
    private readonly type: GraphQLNamedType,
    sets: readonly SelectionSetNode[],
  ) {
    this.gather(type, sets);
  }

  /** What is asked of the value itself; none for interfaces and unions. */
  get own(): Selection | undefined {
    return this.byType.get(this.type.name);
  }

  /** What is asked of the rows of this type. */
  of(typeName: string): Selection | undefined {
    return this.byType.get(typeName);
  }

  /** False when everything that is asked for comes with the rows. */
  get hasRelations(): boolean {
    return [...this.byType.values()].some((selection) => selection.fields.some((field) => field.relation));
  }

  /** The rows of a value and of everything that comes with it, each once, with what is asked of them. */
  rowsIn(value: unknown): Map<Selection, Set<Row>> {
    const found = new Map<Selection, Set<Row>>();
    const visit = (type: GraphQLNamedType, inside: unknown): void => {
      if (Array.isArray(inside)) {
        for (const one of inside) visit(type, one);
        return;
      }
      if (inside === null || typeof inside !== 'object') return;
      const row = inside as Row;
      const selection = this.byType.get(isAbstractType(type) ? String(row.__typename) : type.name);
      if (!selection) return;
      let rows = found.get(selection);
      if (!rows) found.set(selection, (rows = new Set()));
      if (rows.has(row)) return;
      rows.add(row);
      for (const field of selection.fields) {
        if (!field.relation && field.sets.length > 0) visit(field.type, row[field.key]);
      }
    };
    visit(this.type, value);
    return found;
  }

  private gather(type: GraphQLNamedType, sets: readonly SelectionSetNode[]): void {
    if (isAbstractType(type)) {
      for (const possible of this.operation.schema.getPossibleTypes(type)) this.gather(possible, sets);
      return;
    }
    if (!isObjectType(type)) return;
    const known = this.byType.get(type.name);
    if (known) known.add(sets);
    else this.byType.set(type.name, new Selection(this.operation, type, sets));
    for (const { relation, type: inner, sets: below } of collect(this.operation, type, sets)) {
      if (!relation && below.length > 0) this.gather(inner, below);
    }
  }
}

const answers = new WeakMap<GraphQLResolveInfo, Answer>();

/** What an operation asks of a root field; the resolver and the loading of relations share it. */
export function answerOf(info: GraphQLResolveInfo): Answer {
  let answer = answers.get(info);
  if (!answer) {
    const operation = { schema: info.schema, fragments: info.fragments, variables: info.variableValues };
    const sets = info.fieldNodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
    answers.set(info, (answer = new Answer(operation, getNamedType(info.returnType), sets)));
  }
  return answer;
}

interface Collected {
  readonly field: GraphQLField<unknown, unknown>;
  readonly args: Row;
  readonly nodes: FieldNode[];
}

/** Fields that these selection sets ask of one type; the same field with the same arguments is one. */
function collect(
  operation: Operation,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): AskedField[] {
  const found = new Map<string, Collected>();
  const opened = new Set<string>();
  const visit = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      if (!isIncluded(operation, node)) continue;
      if (node.kind === 'Field') {
        const field = type.getFields()[node.name.value];
        if (!field) continue; // __typename
        const args = field.args.length > 0 ? getArgumentValues(field, node, operation.variables) : {};
        const key = field.args.length > 0 && relations.has(field) ? keyOf(field, args) : field.name;
        const known = found.get(key);
        if (known) known.nodes.push(node);
        else found.set(key, { field, args, nodes: [node] });
      } else {
        // A fragment adds nothing when it is spread again on the same rows.
        if (node.kind === 'FragmentSpread' && opened.has(node.name.value)) continue;
        if (node.kind === 'FragmentSpread') opened.add(node.name.value);
        const fragment = node.kind === 'FragmentSpread' ? operation.fragments[node.name.value] : node;
        if (fragment && applies(operation, type, fragment.typeCondition?.name.value))
          visit(fragment.selectionSet);
      }
    }
  };
  sets.forEach(visit);
  return [...found].map(([key, { field, args, nodes }]) => ({
    name: field.name,
    args,
    key,
    relation: relations.get(field),
    type: getNamedType(field.type),
    sets: nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : [])),
  }));
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

/** The order in which an executor puts the arguments together is its own; that of their declaration is everybody's. */
function keyOf(field: GraphQLField<unknown, unknown>, args: object): string {
  const values = field.args.map(({ name }) => (args as Row)[name] ?? null);
  return `${field.name}(${JSON.stringify(values)})`;
}
