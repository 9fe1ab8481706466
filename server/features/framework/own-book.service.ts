import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { AppError, badInput, invalidState, notFound, say, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { editionById, forgetCurrent } from './framework.catalogue.js';
import type { Edition, Head } from './framework.catalogue.js';
import type { FrameworkState, ScoringKind } from './framework.enums.js';
import { mayCopy } from './own-book.access.js';
import { findingsOfDraft } from './own-book.findings.js';
import type { CopyFrameworkInput, CreateFrameworkInput, UpdateFrameworkInput } from './own-book.inputs.js';
import { requireDraft, requireMove } from './own-book.lifecycle.js';
import { bookChanges, bookHead, noNumber, requireRoom, wrongKind } from './own-book.rules.js';
import type { BookHead } from './own-book.rules.js';
import { insertDraft, nodesInJson, nodesOf, publishDraft, touchDraft } from './own-book.store.js';
import type { NewBookHead, NodeSource } from './own-book.store.js';

const foreignKeyViolation = '23503';

/** Rule books of an organization as a whole: made, copied, published, retired, thrown away. */
export class OwnBookService {
  constructor(private readonly database: Database) {}

  /** A new draft without nodes. CONFLICT when the organization has one of this code. */
  async create(actor: Actor, { scoringKind, ...given }: CreateFrameworkInput): Promise<string> {
    const head = check(bookHead, given);
    const scoring = emptyScoring[scoringKind];
    if (!scoring)
      throw badInput({
        scoringKind: text(
          '新建的标准只能是清单或计分；分级评价请导入，等保为内置标准。',
          'A new framework is a checklist or counts points; import graded ones, MLPS is given.',
        ),
      });
    return this.database.write(actor, async (tx) => {
      await requireRoom(tx, { books: 1, nodes: 0 });
      const book = { ...newHead(head, scoringKind), ...scoring };
      return store(tx, book, nodesInJson(`'[]'`), null, 'framework.created');
    });
  }

  /** A new draft with the nodes of a framework in use, its references and numbers included. */
  async copy(actor: Actor, { frameworkId, ...given }: CopyFrameworkInput): Promise<string> {
    const head = check(bookHead, given);
    return this.database.write(actor, async (tx) => {
      const source = await editionById(tx, frameworkId);
      if (!source) throw notFound();
      if (source.framework.scoringKind === 'CONFORMITY') throw wrongKind();
      if (!mayCopy(actor, source.framework))
        throw invalidState(text('草稿不能复制，请先发布。', 'A draft cannot be copied: publish it first.'));
      await requireRoom(tx, { books: 1, nodes: source.controls.length });
      const { levels, verificationNotes, missingTables, scoringKind } = source.framework;
      const book = { ...newHead(head, scoringKind), levels, verificationNotes, missingTables };
      return store(
        tx,
        { ...book, scoring: source.scoring } as NewBookHead,
        nodesOf(frameworkId),
        frameworkId,
        'framework.copied',
      );
    });
  }

  /** Changes what a draft says about itself. */
  async update(actor: Actor, input: UpdateFrameworkInput): Promise<string> {
    const { id, ...changes } = check(bookChanges, { ...input, documentNumber: input.documentNumber ?? '' });
    const columns = {
      name: changes.name,
      short_name: changes.shortName,
      edition: changes.edition,
      issuer: changes.issuer,
      document_number: input.documentNumber === undefined ? undefined : (changes.documentNumber ?? noNumber),
      published_on: changes.publishedOn,
      effective_on: changes.effectiveOn,
    };
    const after = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
    return this.database.write(actor, async (tx) => {
      const book = await lockBook(tx, id);
      requireDraft(book.state);
      if (Object.keys(after).length === 0) return id;
      const [before] = await tx.query<{ before: Record<string, string | null> }>(
        'framework.update',
        `update framework f set ${Object.keys(after)
          .map((column) => `${column} = n.${column}`)
          .join(', ')}
         from jsonb_populate_record(null::framework, $2::jsonb) n, framework o where f.id = $1 and o.id = f.id
         returning to_jsonb(o) as before`,
        [id, JSON.stringify(after)],
      );
      await touchDraft(tx, id);
      tx.record({
        action: 'framework.changed',
        objectType: 'Framework',
        objectId: id,
        objectName: book.name,
        before: Object.fromEntries(Object.keys(after).map((key) => [key, before!.before[key] ?? null])),
        after,
      });
      return id;
    });
  }

  /** Draft → published. INVALID_STATE while something is wrong with it: `Framework.findings` lists what. */
  async publish(actor: Actor, id: string): Promise<string> {
    return this.database.write(actor, async (tx) => {
      const book = await lockBook(tx, id);
      requireMove(book.state, 'publish');
      const edition = await editionById(tx, id);
      if (!edition) throw notFound();
      requireSound(edition);
      await publishDraft(tx, id);
      record(tx, 'framework.published', book, { state: 'DRAFT' }, { state: 'PUBLISHED' });
      return id;
    });
  }

  /** Published → retired: no new assessment starts by it. */
  async retire(actor: Actor, id: string): Promise<string> {
    return this.database.write(actor, async (tx) => {
      const book = await lockBook(tx, id);
      requireMove(book.state, 'retire');
      await tx.query(
        'framework.retire',
        `update framework set state = 'RETIRED', retired_at = $2 where id = $1`,
        [id, tx.now],
      );
      forgetCurrent(tx);
      record(tx, 'framework.retired', book, { state: 'PUBLISHED' }, { state: 'RETIRED' });
      return id;
    });
  }

  /** Throws a draft away with all its nodes. */
  async discard(actor: Actor, id: string): Promise<string> {
    return this.database.write(actor, async (tx) => {
      const book = await lockBook(tx, id);
      requireDraft(book.state);
      try {
        await tx.query('control.deleteAll', 'delete from control where framework_id = $1', [id]);
      } catch (error) {
        if (sqlState(error) === foreignKeyViolation) throw inUse();
        throw error;
      }
      await tx.query('framework.delete', 'delete from framework where id = $1', [id]);
      forgetCurrent(tx);
      record(tx, 'framework.discarded', book, { code: book.code }, null);
      return id;
    });
  }
}

const pointsScoring = {
  levels: [{ code: 'PASS', name: '合格', text: null, controlPointCount: 0, itemCount: 0 }],
  scoring: {
    kind: 'POINTS',
    grades: [{ key: 'PASS', name: '合格', minimumScore: null }],
    gradesVerification: 'UNKNOWN',
    electiveMaySkip: false,
  },
} satisfies Pick<NewBookHead, 'levels' | 'scoring'>;

const emptyScoring: Partial<Record<ScoringKind, Pick<NewBookHead, 'levels' | 'scoring'>>> = {
  CHECKLIST: { levels: [], scoring: { kind: 'CHECKLIST' } },
  POINTS: pointsScoring,
};

function newHead(head: BookHead, scoringKind: ScoringKind): Omit<NewBookHead, 'levels' | 'scoring'> {
  return {
    framework: {
      ...head,
      documentNumber: head.documentNumber ?? noNumber,
      publishedOn: head.publishedOn ?? null,
      effectiveOn: head.effectiveOn ?? null,
      replaces: null,
      companions: [],
      scoringKind,
    },
    verificationNotes: [],
    missingTables: [],
  };
}

async function store(
  tx: Tx,
  head: NewBookHead,
  source: NodeSource,
  basedOnId: string | null,
  action: string,
): Promise<string> {
  const id = await insertDraft(tx, head, source, basedOnId);
  const { code, name, edition, issuer } = head.framework;
  tx.record({
    action,
    objectType: 'Framework',
    objectId: id,
    objectName: name,
    after: { code, name, edition, issuer, basedOnId },
  });
  return id;
}

/** What a change needs to know of an own framework. */
export interface LockedBook {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly state: FrameworkState;
  readonly scoringKind: Head['framework']['scoringKind'];
  readonly levels: Head['framework']['levels'];
  /** Nodes of its tree. */
  readonly nodes: number;
}

/** The own framework of this id, for this transaction alone. NOT_FOUND for a given one: nobody may change it. */
export async function lockBook(tx: Tx, id: string): Promise<LockedBook> {
  const [book] = await tx.query<LockedBook>(
    'framework.lock',
    `select id, code, name, state, scoring_kind as "scoringKind", levels,
       (select coalesce(sum((k->>'count')::integer), 0)::integer from jsonb_array_elements(kind_counts) k) as nodes from framework
     where id = $1 and organization_id = $2 for update`,
    [check(bookChanges.shape.id, id), tx.actor.organizationId],
  );
  if (!book) throw notFound();
  return book;
}

function requireSound(edition: Edition): void {
  const findings = findingsOfDraft(edition);
  const [first] = findings;
  if (!first) return;
  const where = first.code === null ? '' : `${first.code}: `;
  throw invalidState(
    text(
      `还有 ${findings.length} 处问题，改正后才能发布。第一处：${where}${say(first.text, 'zh')}`,
      `${findings.length} problems must be mended before it can be published. The first: ${where}${say(first.text, 'en')}`,
    ),
  );
}

const inUse = () =>
  new AppError(
    'CONFLICT',
    text(
      '该草稿的条款已被引用，不能删除。',
      'Something refers to controls of this draft: it cannot be thrown away.',
    ),
  );

function record(
  tx: Tx,
  action: string,
  { id, name }: LockedBook,
  before: Record<string, string>,
  after: Record<string, string> | null,
): void {
  tx.record({ action, objectType: 'Framework', objectId: id, objectName: name, before, after });
}
