import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, forbidden, notFound, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { requireEvidences } from '../evidence/index.js';
import type { CreateService, EvidenceService, LinkService, NewEvidence } from '../evidence/index.js';
import { once } from './ask.service.js';
import { mayAnswer, maySee } from './request.access.js';
import type { AnswerEvidenceRequestInput } from './request.inputs.js';
import { detachAnswers, linksOf, lockRequests, mattersOf, requireStep, step } from './request.records.js';
import type { RequestMatter } from './request.records.js';
import { answering } from './request.rules.js';

/** Handing in what a request asks for. */
export class AnswerService {
  constructor(
    private readonly database: Database,
    private readonly evidence: {
      readonly service: EvidenceService;
      readonly creating: CreateService;
      readonly links: LinkService;
    },
  ) {}

  /** Creates, submits, attaches and offers for the controls, all in one transaction. The same again adds nothing. */
  async answer(actor: Actor, input: AnswerEvidenceRequestInput): Promise<string> {
    const { requestId, evidenceIds } = check(answering, { ...input });
    const fresh = (input.evidences ?? []).map((item): NewEvidence => ({ ...item, submit: true }));
    const chosen = [...new Set(evidenceIds ?? [])];
    if (fresh.length + chosen.length === 0) {
      throw badInput({
        evidences: text('请上传文件，或选择已有的证据。', 'Upload a file or choose evidence that is there.'),
      });
    }
    const { creating } = this.evidence;
    const prepared = fresh.length > 0 ? await creating.prepare(actor, { evidences: fresh }) : undefined;
    return once(this.database, actor, async (tx) => {
      const [request] = await lockRequests(tx, [requestId]);
      if (!request || !maySee(actor, request)) throw notFound();
      requireStep(request, 'ANSWER');
      if (!mayAnswer(actor, request)) throw forbidden();
      const created = prepared ? await creating.createInside(tx, prepared) : [];
      const failed = created.find((item) => item.error);
      if (failed?.error) throw failed.error;
      const made = created.flatMap((item) => item.evidenceId ?? []);
      const known = [...new Set([...chosen, ...created.flatMap((item) => item.duplicateOfId ?? [])])];
      await this.submitWhatWaits(tx, known);
      const answers = [...new Set([...made, ...known])];
      await attach(tx, request.id, answers);
      const matter = (await mattersOf(tx, { requestIds: [request.id] })).get(request.id)!;
      await this.replaceReturned(tx, matter, answers);
      await this.evidence.links.proposeInside(tx, linksOf(matter, answers));
      step(tx, request, 'ANSWER', { after: { evidenceIds: answers } });
      return request.id;
    });
  }

  /** What was given back and is not handed in again now has been replaced: it would keep the request open for ever. */
  private async replaceReturned(tx: Tx, matter: RequestMatter, answers: readonly string[]): Promise<void> {
    const replaced = matter.answers.filter(
      ({ evidenceId, state }) => state === 'RETURNED' && !answers.includes(evidenceId),
    );
    const ids = replaced.map(({ evidenceId }) => evidenceId);
    await this.evidence.links.withdrawInside(tx, linksOf(matter, ids));
    await detachAnswers(
      tx,
      ids.map((evidenceId) => ({ requestId: matter.id, evidenceId })),
    );
  }

  /** Drafts and returned evidence go to review; what was submitted or accepted is handed in as it is. */
  private async submitWhatWaits(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const waiting = (await requireEvidences(tx, ids)).filter(
      ({ state }) => state === 'DRAFT' || state === 'RETURNED',
    );
    if (waiting.length === 0) return;
    const outcomes = await this.evidence.service.submitInside(
      tx,
      waiting.map(({ id }) => id),
    );
    const failed = outcomes.find((outcome) => outcome.error);
    if (failed?.error) throw failed.error;
  }
}

async function attach(tx: Tx, requestId: string, evidenceIds: readonly string[]): Promise<void> {
  await tx.query(
    'request.attach',
    `insert into request_answer (organization_id, request_id, evidence_id, created_by)
     select $1, $2, e, $4 from unnest($3::uuid[]) e on conflict do nothing`,
    [tx.actor.organizationId, requestId, evidenceIds, tx.actor.membershipId ?? null],
  );
}
