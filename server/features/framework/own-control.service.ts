import type { Actor } from '../../platform/access/actor.js';
import type { Json } from '../../platform/events/event-draft.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, limitExceeded, notFound, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import type { ControlRule } from './control-rule.schema.js';
import { placesOf } from './framework.catalogue.js';
import type { ControlKind } from './framework.enums.js';
import { controlId, referencedId } from './framework.ids.js';
import type { AddOwnControlInput, MoveOwnControlInput, UpdateOwnControlInput } from './own-book.inputs.js';
import { requireDraft } from './own-book.lifecycle.js';
import { maximumNodes } from './own-book.limits.js';
import { requireRoom } from './own-book.rules.js';
import { lockBook } from './own-book.service.js';
import type { LockedBook } from './own-book.service.js';
import { touchDraft } from './own-book.store.js';
import { heightOf, moveRange, placeFor, rangeOf, requireShallow, shift } from './own-control.place.js';
import { changedControl, changedRule, movedControl, newControl } from './own-control.rules.js';
import type { ControlChanges } from './own-control.rules.js';
import { findNode, insertNode, referring, updateNode } from './own-control.store.js';
import type { Node } from './own-control.store.js';
import { findingsOfNode, findingsOfPlace } from './rule-book-checks.js';

/** A graded item holds its categories level by level: that is a table to be imported, not a form. */
const addable: readonly string[] = ['GROUP', 'CLAUSE', 'INDICATOR', 'DUTY'];

/** What became of a node, and of the draft that it belongs to. */
export interface ChangedControl {
  readonly frameworkId: string;
  readonly controlId: string;
}

/** The nodes of a draft, one by one. */
export class OwnControlService {
  constructor(private readonly database: Database) {}

  async add(actor: Actor, input: AddOwnControlInput): Promise<ChangedControl> {
    const wanted = check(newControl, input);
    return this.database.write(actor, async (tx) => {
      const book = await lockDraft(tx, wanted.frameworkId);
      if (!addable.includes(wanted.kind)) throw badInput({ kind: onlyImported });
      if (book.nodes >= maximumNodes)
        throw limitExceeded('nodes of a framework', maximumNodes, book.nodes + 1);
      await requireRoom(tx, { books: 0, nodes: 1 });
      const parent = await parentIn(tx, book, wanted.parentId ?? null);
      await requireShallow(tx, parent?.id ?? null, 1);
      const node: Node = {
        id: controlId(book.code, wanted.code, actor.organizationId),
        frameworkId: book.id,
        parentId: parent?.id ?? null,
        code: wanted.code,
        ref: wanted.ref ?? null,
        name: wanted.name,
        text: wanted.text ?? null,
        kind: input.kind,
        level: wanted.level ?? levelFrom(book, input.kind, parent),
        informative: wanted.informative ?? false,
        rule: null,
        order: await placeFor(tx, book.id, parent?.id ?? null, wanted.position),
      };
      const rule = changedRule({}, node.kind, node.level, wanted, new Set(Object.keys(wanted)));
      requireFit(book, { ...node, rule }, parent);
      await requireReferences(tx, wanted.references);
      await shift(tx, book.id, node.order, 1);
      await insertNode(tx, node, rule);
      await touchDraft(tx, book.id);
      record(tx, 'framework.controlAdded', book, node, null, said(node, rule));
      return { frameworkId: book.id, controlId: node.id };
    });
  }

  async update(actor: Actor, input: UpdateOwnControlInput): Promise<ChangedControl> {
    const named = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const { id, ...changes } = check(changedControl, named);
    const given = new Set(Object.keys(named));
    return this.database.write(actor, async (tx) => {
      const { book, node } = await lockNode(tx, id);
      const parent = await parentIn(tx, book, node.parentId);
      const after: Node = {
        ...node,
        code: changes.code ?? node.code,
        name: changes.name ?? node.name,
        ref: given.has('ref') ? (changes.ref ?? null) : node.ref,
        text: given.has('text') ? (changes.text ?? null) : node.text,
        level: given.has('level') ? (changes.level ?? null) : node.level,
        informative: changes.informative ?? node.informative,
      };
      const rule = changedRule(node.rule ?? {}, node.kind, after.level, changes, given);
      requireFit(book, { ...after, rule }, parent);
      if (given.has('references')) await requireReferences(tx, changes.references);
      const newId = controlId(book.code, after.code, actor.organizationId);
      await updateNode(tx, node.id, { ...after, id: newId }, rule);
      await touchDraft(tx, book.id);
      record(tx, 'framework.controlChanged', book, after, said(node, node.rule ?? {}), said(after, rule));
      return { frameworkId: book.id, controlId: newId };
    });
  }

  /** Moves a node with everything below it. BAD_USER_INPUT below itself or where its kind may not stand. */
  async move(actor: Actor, input: MoveOwnControlInput): Promise<ChangedControl> {
    const { id, parentId = null, position } = check(movedControl, input);
    return this.database.write(actor, async (tx) => {
      const { book, node } = await lockNode(tx, id);
      const parent = await parentIn(tx, book, parentId);
      const range = await rangeOf(tx, id);
      if (parent && parent.order >= range.first && parent.order <= range.last)
        throw badInput({
          parentId: text('不能移到自己之下。', 'A node cannot be moved below itself.'),
        });
      requireFit(book, { ...node, rule: node.rule ?? {} }, parent);
      await requireShallow(tx, parent?.id ?? null, await heightOf(tx, id));
      const to = await placeFor(tx, book.id, parent?.id ?? null, position, id);
      await moveRange(tx, book.id, range, to);
      await tx.query('control.reparent', 'update control set parent_id = $2 where id = $1', [
        id,
        parent?.id ?? null,
      ]);
      await touchDraft(tx, book.id);
      const before = node.parentId === null ? null : await codeOf(tx, node.parentId);
      record(tx, 'framework.controlMoved', book, node, { parent: before }, { parent: parent?.code ?? null });
      return { frameworkId: book.id, controlId: id };
    });
  }

  /** Removes a node with everything below it; answers how many they were. */
  async remove(actor: Actor, id: string): Promise<{ frameworkId: string; removed: number }> {
    return this.database.write(actor, async (tx) => {
      const { book, node } = await lockNode(tx, check(movedControl.shape.id, id));
      const { first, last } = await rangeOf(tx, id);
      await referring(() =>
        tx.query(
          'control.delete',
          'delete from control where framework_id = $1 and sort_order between $2 and $3',
          [book.id, first, last],
        ),
      );
      const removed = last - first + 1;
      await shift(tx, book.id, last + 1, -removed);
      await touchDraft(tx, book.id);
      record(tx, 'framework.controlRemoved', book, node, { ...said(node, node.rule ?? {}), removed }, null);
      return { frameworkId: book.id, removed };
    });
  }
}

async function lockDraft(tx: Tx, id: string): Promise<LockedBook> {
  const book = await lockBook(tx, id);
  requireDraft(book.state);
  return book;
}

/** The draft of a node, for this transaction alone, and the node as it is then. */
async function lockNode(tx: Tx, id: string): Promise<{ readonly book: LockedBook; readonly node: Node }> {
  const book = await lockDraft(tx, (await findNode(tx, id)).frameworkId);
  return { book, node: await findNode(tx, id) };
}

async function parentIn(tx: Tx, book: LockedBook, id: string | null): Promise<Node | null> {
  if (id === null) return null;
  const parent = await findNode(tx, id);
  if (parent.frameworkId !== book.id) throw notFound();
  return parent;
}

const codeOf = async (tx: Tx, id: string): Promise<string> => (await findNode(tx, id)).code;

/** Indicators count from some grade; everything else takes the level of what is above it, if there is one. */
function levelFrom(book: LockedBook, kind: ControlKind, parent: Node | null): string | null {
  if (kind === 'INDICATOR') return parent?.level ?? book.levels[0]?.code ?? null;
  return parent?.level ?? null;
}

function requireFit(
  book: LockedBook,
  node: Node & { readonly rule: ControlRule },
  parent: Node | null,
): void {
  if (book.scoringKind === 'CONFORMITY') throw notFound();
  const levels = new Set(book.levels.map((level) => level.code));
  const checked = { ...node, parentCode: parent?.code ?? null, assessable: false };
  const [first] = [
    ...findingsOfNode(levels, checked),
    ...findingsOfPlace(book.scoringKind, checked, parent?.kind ?? null),
  ];
  if (first) throw badInput({ kind: first.text });
}

/** Every reference names a control of a framework in use that the organization can see. */
async function requireReferences(tx: Tx, references: ControlChanges['references']): Promise<void> {
  const wanted = new Map(
    (references ?? []).map((each) => [referencedId(each, tx.actor.organizationId), each]),
  );
  const places = await placesOf(tx, [...wanted.keys()]);
  for (const [id, reference] of wanted) {
    const place = places.get(id);
    if (place && place.edition.framework.state !== 'DRAFT') continue;
    throw badInput({
      references: text(`没有找到条款 ${reference}。`, `There is no control ${reference}.`),
    });
  }
}

const onlyImported = text(
  '分级项目请通过导入添加。',
  'Graded items hold a table of levels: add them by import.',
);

const said = ({ code, ref, name, text: words, level, informative }: Node, rule: ControlRule) =>
  ({ code, ref, name, text: words, level, informative, ...rule }) as Record<string, Json>;

function record(
  tx: Tx,
  action: string,
  book: LockedBook,
  node: Pick<Node, 'code' | 'name'>,
  before: Record<string, Json> | null,
  after: Record<string, Json> | null,
): void {
  tx.record({
    action,
    objectType: 'Framework',
    objectId: book.id,
    objectName: `${book.name} ${node.code}`,
    before,
    after,
  });
}
