import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { GraphQLField, GraphQLInputType, GraphQLOutputType } from 'graphql';
import { newId } from '../../server/platform/ids.js';

/**
 * A syntactically right call of a root field: required arguments get made-up values, `every` argument when asked for; the
 * answer asks for one leaf.
 */
export function exampleCall(
  kind: 'query' | 'mutation' | 'subscription',
  field: GraphQLField<unknown, unknown>,
  fill = true,
  every = false,
) {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const passed: string[] = [];
  for (const argument of field.args) {
    const optional = !isNonNullType(argument.type) || argument.defaultValue !== undefined;
    if (optional && (!every || argument.name === 'first' || argument.name === 'after')) continue;
    declared.push(`$${argument.name}: ${String(argument.type)}`);
    passed.push(`${argument.name}: $${argument.name}`);
    variables[argument.name] = exampleValue(argument.type, argument.name, fill);
  }
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  const call = passed.length > 0 ? `(${passed.join(', ')})` : '';
  return { text: `${kind} ${head} { ${field.name}${call} ${selection(field.type, 3)} }`, variables };
}

/** Any value that the type accepts; `fill` also sets optional fields of input objects. */
export function exampleValue(type: GraphQLInputType, name: string, fill: boolean, depth = 0): unknown {
  if (isNonNullType(type)) return exampleValue(type.ofType, name, fill, depth);
  if (isListType(type)) return [exampleValue(type.ofType, name, fill, depth)];
  if (isEnumType(type)) return type.getValues()[0]?.value;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) || (fill && depth < 2))
        .map((field) => [field.name, exampleValue(field.type, field.name, fill, depth + 1)]),
    );
  }
  switch (type.name) {
    case 'ID':
      return newId();
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'Date':
      return '2026-06-30';
    case 'AsOf':
      return new Date().toISOString();
    case 'DateTime':
      return '2027-06-30T00:00:00.000Z';
    default:
      return name === 'after' ? undefined : 'example';
  }
}

function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) return '{ __typename }';
  const leaf = Object.values(named.getFields()).find(
    (field) => isLeafType(getNamedType(field.type)) && field.args.length === 0,
  );
  if (leaf) return `{ ${leaf.name} }`;
  const inner = Object.values(named.getFields()).find((field) => field.args.length === 0);
  return inner && depth > 0 ? `{ ${inner.name} ${selection(inner.type, depth - 1)} }` : '{ __typename }';
}
