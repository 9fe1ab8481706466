import {
  execute,
  getNamedType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  isInputObjectType,
  typeFromAST,
} from 'graphql';
import type {
  DocumentNode,
  ExecutionResult,
  GraphQLInputObjectType,
  GraphQLSchema,
  GraphQLType,
  OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';

export interface Execution {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** Identifies the document; the same hash means the same text. */
  readonly queryHash: string;
  readonly variables: Record<string, unknown>;
  readonly contextValue: unknown;
}

export type Executor = (execution: Execution) => Promise<ExecutionResult>;

interface Compiled {
  readonly query: CompiledQuery['query'];
  readonly operation: OperationDefinitionNode;
}

const maximumCoercionErrors = 4;

/** The reference executor; also the fallback of the compiling one. */
export const createReferenceExecutor =
  (schema: GraphQLSchema): Executor =>
  async ({ document, operationName, variables, contextValue }) =>
    readable(
      await execute({
        schema,
        document,
        operationName,
        variableValues: variables,
        contextValue,
        options: { maxCoercionErrors: maximumCoercionErrors },
      }),
    );

/**
 * Compiles queries with graphql-jit behind a guard: recursive input types in variables make the compiler loop for ever,
 * and its own coercion messages and errors differ, so variables are coerced by graphql-js and errors are re-made.
 */
export function createCompilingExecutor(schema: GraphQLSchema, maximum = 500): Executor {
  const cache = new LRUCache<string, Compiled | 'reference'>({ max: maximum });
  const reference = createReferenceExecutor(schema);
  const compile = (document: DocumentNode, operationName: string | undefined): Compiled | 'reference' => {
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== 'query') return 'reference';
    const variables = operation.variableDefinitions ?? [];
    if (variables.some((variable) => isRecursive(typeFromAST(schema, variable.type as never))))
      return 'reference';
    const compiled = compileQuery(schema, document, operationName);
    return isCompiledQuery(compiled) ? { query: compiled.query, operation } : 'reference';
  };
  return async (execution) => {
    const key = `${execution.queryHash}\0${execution.operationName ?? ''}`;
    let compiled = cache.get(key);
    if (!compiled) {
      compiled = compile(execution.document, execution.operationName);
      cache.set(key, compiled);
    }
    if (compiled === 'reference') return reference(execution);
    const variables = getVariableValues(
      schema,
      compiled.operation.variableDefinitions ?? [],
      execution.variables,
      {
        maxErrors: maximumCoercionErrors,
      },
    );
    if (variables.errors) return { errors: variables.errors.map(ofVariables) };
    const result = await compiled.query(undefined, execution.contextValue, variables.coerced);
    return result.errors ? { ...result, errors: result.errors.map(complete) } : result;
  };
}

const longestMessage = 500;

/**
 * Faults of variables are the caller's: so says their code, also of the one that only counts the others. A wrong value is
 * named by its beginning; the library repeats all of it, for every error, in the answer.
 */
function ofVariables(error: GraphQLError): GraphQLError {
  const { message } = error;
  return new GraphQLError(
    message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message,
    {
      nodes: error.nodes,
      extensions: { code: 'BAD_USER_INPUT', ...error.extensions },
    },
  );
}

// Without data nothing ran: what is wrong then are the variables, and such errors have no path.
const readable = (result: ExecutionResult): ExecutionResult =>
  result.errors && result.data === undefined
    ? { ...result, errors: result.errors.map((error) => (error.path ? error : ofVariables(error))) }
    : result;

// The compiler's errors lack extensions, which the host needs to tell ours from faults.
function complete(error: GraphQLError): GraphQLError {
  if (error instanceof GraphQLError && Object.keys(error.extensions ?? {}).length > 0) return error;
  const original = error.originalError as GraphQLError | undefined;
  const whole = new GraphQLError(error.message, {
    path: error.path,
    originalError: original ?? error,
    extensions: original?.extensions ?? {},
  });
  Object.defineProperty(whole, 'locations', { value: error.locations, enumerable: true });
  return whole;
}

function isRecursive(type: GraphQLType | undefined): boolean {
  const all = reach(type, new Set());
  return [...all].some((one) => reachBelow(one).has(one));
}

function reach(
  type: GraphQLType | undefined,
  seen: Set<GraphQLInputObjectType>,
): Set<GraphQLInputObjectType> {
  const named = type ? getNamedType(type) : undefined;
  if (!named || !isInputObjectType(named) || seen.has(named)) return seen;
  seen.add(named);
  for (const field of Object.values(named.getFields())) reach(field.type, seen);
  return seen;
}

function reachBelow(type: GraphQLInputObjectType): Set<GraphQLInputObjectType> {
  const seen = new Set<GraphQLInputObjectType>();
  for (const field of Object.values(type.getFields())) reach(field.type, seen);
  return seen;
}
