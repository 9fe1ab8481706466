import type { Reads, Tx } from '../../platform/database/database.js';
import { invalidState, text } from '../../platform/graphql/errors.js';
import type { AppError, Text } from '../../platform/graphql/errors.js';
import type { EvidenceHoldKind } from './hold.types.js';

/** Something finished that relies on a piece of evidence: it stays, with what it proved, while this stands (legal hold, 封存). */
export interface Hold {
  readonly evidenceId: string;
  readonly kind: EvidenceHoldKind;
  /** Id of what holds it. */
  readonly objectId: string;
  readonly name: string;
  /** Whether the actor may see what holds it. */
  readonly inSight: boolean;
  readonly since: string;
  /** The links that stay too; empty when only the evidence itself does. */
  readonly linkIds: readonly string[];
}

/** What of a room above holds evidence, each asked in one statement. */
export interface Holder {
  ofEvidence(reads: Reads, evidenceIds: readonly string[]): Promise<readonly Hold[]>;
  /** Of the holds that keep links too, those about these links; a room that keeps none leaves it out. */
  ofLinks?(reads: Reads, linkIds: readonly string[]): Promise<readonly Hold[]>;
}

/** What rooms above rely on; evidence itself knows none of them. */
export class Holds {
  private readonly holders = new Map<EvidenceHoldKind, Holder>();

  define(kind: EvidenceHoldKind, holder: Holder): void {
    this.holders.set(kind, holder);
  }

  /** Newest first. */
  async of(reads: Reads, evidenceIds: readonly string[]): Promise<Hold[]> {
    const found: Hold[] = [];
    // One statement a kind, and one after the other: a transaction has one connection.
    if (evidenceIds.length > 0)
      for (const holder of this.holders.values())
        found.push(...(await holder.ofEvidence(reads, evidenceIds)));
    return found.toSorted((one, other) => (one.since < other.since ? 1 : -1));
  }

  /** INVALID_STATE, with the names of what relies on it. */
  async requireFree(tx: Tx, evidenceIds: readonly string[]): Promise<void> {
    const holds = await this.of(tx, evidenceIds);
    if (holds.length > 0) throw held(holds);
  }

  /** What keeps these links; ask before they are removed. */
  async ofLinks(reads: Reads, linkIds: readonly string[]): Promise<LinkHolds> {
    const found: Hold[] = [];
    for (const holder of this.holders.values())
      found.push(...((await holder.ofLinks?.(reads, linkIds)) ?? []));
    return new LinkHolds(found);
  }

  /** The links of this piece of evidence that must stay. */
  async linksKept(reads: Reads, evidenceId: string): Promise<string[]> {
    return [...new Set((await this.of(reads, [evidenceId])).flatMap((hold) => hold.linkIds))];
  }
}

/** Links that somebody relies on. */
export class LinkHolds {
  constructor(private readonly holds: readonly Hold[]) {}

  /** INVALID_STATE when one of the links must stay. */
  requireFree(linkIds: readonly string[]): void {
    const wanted = new Set(linkIds);
    const holds = this.holds.filter((hold) => hold.linkIds.some((id) => wanted.has(id)));
    if (holds.length > 0) throw held(holds);
  }
}

const namesTold = 3;

/** Names what the actor may see of it. */
function held(holds: readonly Hold[]): AppError {
  // What is hardest to let go of is named.
  const kind = order.find((one) => holds.some((hold) => hold.kind === one))!;
  const which = holds.filter((hold) => hold.kind === kind);
  const names = [...new Set(which.flatMap((hold) => (hold.inSight ? hold.name : [])))];
  const told = names.slice(0, namesTold);
  const more = names.length - told.length;
  const zh = told.map((name) => `“${name}”`).join('、') + (more > 0 ? `等 ${names.length} 项` : '');
  const en = told.map((name) => ` "${name}"`).join(',') + (more > 0 ? ` and ${more} more` : '');
  return invalidState(sentences[kind](zh, en));
}

const order: readonly EvidenceHoldKind[] = ['CLOSED_ASSESSMENT', 'PACK', 'POLICY'];

const sentences: Readonly<Record<EvidenceHoldKind, (zh: string, en: string) => Text>> = {
  CLOSED_ASSESSMENT: (zh, en) =>
    text(
      `已关闭的测评${zh}以它为证，已封存：不能删除，也不能解除它的关联。确需改动，请先重新打开测评。`,
      `A closed assessment${en} relies on it: it is held, and neither it nor its links may go. Reopen the assessment first if it must change.`,
    ),
  PACK: (zh, en) =>
    text(
      `已冻结的材料包${zh}收入了它，已封存，不能删除。确需删除，请先撤回材料包。`,
      `A frozen pack${en} hands it over: it is held and may not go. Withdraw the pack first.`,
    ),
  POLICY: (zh, en) =>
    text(
      `该证据由制度${zh}形成，请在制度中废止。`,
      `The evidence belongs to the policy${en}: withdraw that instead.`,
    ),
};
