import type { Actor } from '../../platform/access/actor.js';
import type { Database, Reads, Tx } from '../../platform/database/database.js';
import { invalidState, staleVersion, text } from '../../platform/graphql/errors.js';
import { recorded, removed } from './control-text.queries.js';
import { ControlFinder, decideTexts, namedControls, readBatch } from './control-text.rules.js';
import type { CheckedBatch, Decision, StoredText } from './control-text.rules.js';
import type { RecordControlTextsInput } from './control-text.types.js';
import { requireEdition } from './framework.queries.js';

type Row = StoredText & { readonly controlId: string };

/** Own texts of controls: a whole batch in a fixed number of statements. */
export class ControlTextService {
  constructor(private readonly database: Database) {}

  /** What `record` would do; writes nothing. */
  preview(reads: Reads, input: RecordControlTextsInput): Promise<Decision[]> {
    return decide(reads, readBatch(input), '');
  }

  /** Records every text that can be; the others are named with their errors. */
  record(actor: Actor, input: RecordControlTextsInput): Promise<Decision[]> {
    const batch = readBatch(input);
    return this.database.write(actor, async (tx) => {
      const decisions = await decide(tx, batch, 'for update');
      const written = await save(tx, decisions);
      return decisions.map((decision) => {
        const { control, next } = decision;
        if (!control || !next) return decision;
        if (written.has(control.id)) {
          note(tx, batch.frameworkCode, decision);
          return decision;
        }
        // Somebody else recorded the very first text of this control in the same moment.
        return { ...decision, outcome: null, error: staleVersion(), next: undefined };
      });
    });
  }
}

async function decide(reads: Reads, batch: CheckedBatch, lock: '' | 'for update'): Promise<Decision[]> {
  const { controls, framework } = await requireEdition(reads, batch.frameworkCode);
  if (framework.origin === 'OWN') throw ownBook();
  const finder = new ControlFinder(controls);
  const rows = await reads.query<Row>(
    'controlText.stored',
    `select control_id as "controlId", text, source, version from control_text
     where organization_id = $1 and control_id = any ($2::uuid[]) order by control_id ${lock}`,
    [reads.actor.organizationId, namedControls(batch, finder)],
  );
  return decideTexts(batch, finder, new Map(rows.map((row) => [row.controlId, row])));
}

/** Ids of the controls whose text was written: all but those that somebody else wrote meanwhile. */
async function save(tx: Tx, decisions: readonly Decision[]): Promise<Set<string>> {
  const rows = decisions
    .flatMap(({ control, next }) => (control && next ? [{ control_id: control.id, ...next }] : []))
    // In one order for everybody, so that two imports cannot block each other for ever.
    .toSorted((a, b) => (a.control_id < b.control_id ? -1 : 1));
  if (rows.length === 0) return new Set();
  const written = await tx.query<{ id: string }>(
    'controlText.save',
    `insert into control_text (organization_id, control_id, text, source, version, recorded_by, recorded_by_name, recorded_at)
     select $1::uuid, control_id, text, source, version, $2::uuid, $3, $4
     from jsonb_to_recordset($5::jsonb) as t(control_id uuid, text text, source text, version integer)
     on conflict (organization_id, control_id) do update set text = excluded.text, source = excluded.source,
       version = excluded.version, recorded_by = excluded.recorded_by, recorded_by_name = excluded.recorded_by_name,
       recorded_at = excluded.recorded_at
     where control_text.version = excluded.version - 1
     returning control_id as id`,
    [
      tx.actor.organizationId,
      tx.actor.membershipId ?? null,
      tx.actor.displayName,
      tx.now,
      JSON.stringify(rows),
    ],
  );
  return new Set(written.map((row) => row.id));
}

function note(tx: Tx, frameworkCode: string, { control, before, next }: Decision): void {
  if (!control || !next) return;
  const shown = ({ text, source }: StoredText) => ({ text, source });
  tx.record({
    action: next.text === null ? removed : recorded,
    objectType: 'Control',
    objectId: control.id,
    objectName: `${frameworkCode} ${control.code}`,
    ...(before?.text == null ? {} : { before: shown(before) }),
    ...(next.text === null ? {} : { after: shown(next) }),
  });
}

const ownBook = () =>
  invalidState(
    text(
      '本机构自建的标准请直接写条文，不需要另录原文。',
      'Write the text into your own framework itself: it needs no own text beside it.',
    ),
  );
