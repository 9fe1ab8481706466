import type { Tx } from '../../platform/database/database.js';
import { sqlState } from '../../platform/database/database.js';
import { AppError, notFound, text } from '../../platform/graphql/errors.js';
import type { ControlRule } from './control-rule.schema.js';
import type { ControlKind } from './framework.enums.js';

const uniqueViolation = '23505';
const foreignKeyViolation = '23503';

/** A node of an own framework as its row holds it. */
export interface Node {
  readonly id: string;
  readonly frameworkId: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly ref: string | null;
  readonly name: string;
  readonly text: string | null;
  readonly kind: ControlKind;
  readonly level: string | null;
  readonly informative: boolean;
  readonly rule: ControlRule | null;
  readonly order: number;
}

const nodeSql = `select id, framework_id as "frameworkId", parent_id as "parentId", code, clause as ref, name, text, kind, level,
  informative, rule, sort_order as "order" from control where id = $1 and organization_id = $2`;

/** The node of this id. NOT_FOUND for one of a given framework too: nobody may change it. */
export async function findNode(tx: Tx, id: string): Promise<Node> {
  const [node] = await tx.query<Node>('control.find', nodeSql, [id, tx.actor.organizationId]);
  if (!node) throw notFound();
  return node;
}

export async function insertNode(tx: Tx, node: Node, rule: ControlRule): Promise<void> {
  await unique(() =>
    tx.query(
      'control.add',
      `insert into control (id, framework_id, organization_id, parent_id, code, clause, name, text, kind, level, assessable,
         informative, verification, optional, rule, sort_order)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, false, $11, 'UNVERIFIED', false, $12::jsonb, $13)`,
      [
        node.id,
        node.frameworkId,
        tx.actor.organizationId,
        node.parentId,
        node.code,
        node.ref,
        node.name,
        node.text,
        node.kind,
        node.level,
        node.informative,
        jsonOf(rule),
        node.order,
      ],
    ),
  );
}

export async function updateNode(tx: Tx, id: string, node: Node, rule: ControlRule): Promise<void> {
  await unique(() =>
    referring(() =>
      tx.query(
        'control.update',
        `update control set id = $2, code = $3, clause = $4, name = $5, text = $6, level = $7, informative = $8, rule = $9::jsonb
         where id = $1`,
        [id, node.id, node.code, node.ref, node.name, node.text, node.level, node.informative, jsonOf(rule)],
      ),
    ),
  );
}

const jsonOf = (rule: ControlRule): string | null =>
  Object.keys(rule).length === 0 ? null : JSON.stringify(rule);

async function unique(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (sqlState(error) !== uniqueViolation) throw error;
    throw new AppError(
      'CONFLICT',
      text('该标准已有同一编号的条款。', 'The framework has a node of this code already.'),
    );
  }
}

/** CONFLICT when something outside the framework refers to what shall go. */
export async function referring(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (sqlState(error) !== foreignKeyViolation) throw error;
    throw new AppError(
      'CONFLICT',
      text(
        '该条款已被引用，不能删除或改编号。',
        'Something refers to this node: it keeps its code and its place.',
      ),
    );
  }
}
