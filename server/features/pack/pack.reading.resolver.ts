import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import type { Database } from '../../platform/database/database.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { badInput, forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import { check, id as idRule, line } from '../../platform/graphql/input-rules.js';
import { Verdict } from '../assessment/index.js';
import { mayBeMarked } from '../evidence/index.js';
import { mayRead } from './pack.access.js';
import { requirePack } from './pack.queries.js';
import { listItems, listReads, sheetOf } from './pack.reading.queries.js';
import type { SheetRow } from './pack.reading.queries.js';
import { PackItemConnection, PackItemSheet, PackReadConnection } from './pack.reading.types.js';
import type { PackItem, PackProof, PackRead } from './pack.reading.types.js';
import { tellRead } from './pack.records.js';
import type { Pack } from './pack.types.js';

const listed = z.object({
  packId: idRule,
  search: line(100).nullable(),
  chapter: z.number().int().min(1).max(1000).nullable(),
  part: z.number().int().min(1).max(1000).nullable(),
});
const named = z.object({
  packId: idRule,
  code: line(100).nullable(),
  number: z.number().int().min(1).max(1_000_000).nullable(),
});

/** Reading a frozen pack in place. Every answer is an event: it is written before the answer leaves, whoever asks. */
@Resolver()
export class PackReadingResolver {
  constructor(private readonly database: Database) {}

  @Allow('pack:read', 'limited')
  @Query(() => PackItemConnection, {
    description:
      'Items of a frozen pack in their order; asking is noted in the audit trail. NOT_FOUND for a pack that is not visible, INVALID_STATE for one that is not frozen, FORBIDDEN for who may not see sensitive evidence that it holds.',
  })
  async packItems(
    @Arg('packId', () => ID, { description: 'The pack.' }) packId: string,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Part of code, name or requirement, up to 100 characters.',
    })
    search: string | null,
    @Arg('chapter', () => Int, { nullable: true, description: 'Of this chapter, from 1.' })
    chapter: number | null,
    @Arg('part', () => Int, { nullable: true, description: 'Of this part, from 1.' })
    part: number | null,
    @Arg('verdicts', () => [Verdict], { nullable: true, description: 'With one of these self-ratings.' })
    verdicts: Verdict[] | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' }) after:
      | string
      | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PackItem>> {
    const page = readPage(first, after, 1);
    const wanted = check(listed, {
      packId,
      search: search || null,
      chapter: chapter ?? null,
      part: part ?? null,
    });
    const pack = await this.open(context, wanted.packId);
    const filter = {
      search: wanted.search,
      chapter: wanted.chapter,
      part: wanted.part,
      verdicts: verdicts ?? null,
    };
    const items = await listItems(context.reads, pack.id, filter, page);
    await tellRead(this.database, context.actor, 'pack.opened', pack, {
      ...(filter.search ? { search: filter.search } : {}),
      ...(page.after ? { after: page.after[0] } : {}),
    });
    return items;
  }

  @Allow('pack:read', 'limited')
  @Query(() => PackItemSheet, {
    nullable: true,
    description:
      'What a frozen pack says about one item, with its proofs; null when it has no such item. Reading is noted in the audit trail. Refused as `packItems` is.',
  })
  async packItem(
    @Arg('packId', () => ID, { description: 'The pack.' }) packId: string,
    @Arg('code', () => String, {
      nullable: true,
      description: 'Code of the control: the first such item of the pack. Needed without `number`.',
    })
    code: string | null,
    @Arg('number', () => Int, {
      nullable: true,
      description: 'Its place in the pack, from 1: tells items of several parts apart that have one code.',
    })
    number: number | null,
    @Ctx() context: RequestContext,
  ): Promise<PackItemSheet | null> {
    const wanted = check(named, { packId, code: code ?? null, number: number ?? null });
    if (wanted.code === null && wanted.number === null)
      throw badInput({ code: text('请说明是哪一条。', 'Say which item.') });
    const pack = await this.open(context, wanted.packId);
    const row = await sheetOf(context.reads, pack.id, wanted);
    if (!row) return null;
    await tellRead(this.database, context.actor, 'pack.itemRead', pack, {
      code: row.code,
      ...(pack.parts.length > 1 ? { part: pack.parts[row.part - 1]?.name } : {}),
    });
    return sheet(row, pack.id, Boolean(context.actor.packId));
  }

  @Allow('pack:share')
  @Query(() => PackReadConnection, {
    description:
      'Who read what of a pack, newest first, by link and by account. NOT_FOUND for a pack that is not visible.',
  })
  async packReads(
    @Arg('packId', () => ID, { description: 'The pack.' }) packId: string,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' }) after:
      | string
      | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PackRead>> {
    const page = readPage(first, after, 2);
    const pack = await requirePack(context.reads, check(idRule, packId));
    return listReads(context.reads, pack.id, page);
  }

  private async open({ reads, actor }: RequestContext, packId: string): Promise<Pack> {
    const pack = await requirePack(reads, packId);
    if (pack.state !== 'FROZEN')
      throw invalidState(text('材料包还没有冻结，或已经撤回。', 'The pack is not frozen, or was withdrawn.'));
    if (!mayRead(actor, pack))
      throw forbidden(
        text(
          '材料包中有敏感证据，您没有查看权限。',
          'The pack holds sensitive evidence that you may not see.',
        ),
      );
    return pack;
  }
}

function sheet(row: SheetRow, packId: string, marked: boolean): PackItemSheet {
  const { item, previousCode, nextCode, proofs, number, chapter, part, code, name, verdict } = row;
  const { proofCount, leftOutCount } = row;
  return {
    item: { number, chapter, part, code, name, verdict, proofCount, leftOutCount },
    previousCode,
    nextCode,
    text: item.text,
    ownText: item.ownText,
    provenVerdict: item.provenVerdict,
    currentState: item.currentState,
    gap: item.gap,
    suggestion: item.suggestion,
    notApplicableReason: item.notApplicableReason,
    interpretation: item.interpretation,
    shownBy: item.shownBy,
    unit: item.unit,
    waiver: item.waiver ?? null,
    leftOut: [...item.leftOut],
    proofs: proofs.map((proof): PackProof => {
      const { position, mediaType, byteSize } = proof;
      const isFile = proof.kind === 'FILE' && position !== null;
      const downloadUrl = isFile ? `/files/packs/${packId}/entries/${position}` : null;
      const shown = !marked || mayBeMarked({ mediaType: mediaType ?? '', byteSize: byteSize ?? 0 });
      return {
        versionId: proof.versionId,
        title: proof.title,
        kind: proof.kind,
        label: proof.label,
        versionNumber: proof.versionNumber,
        collectedOn: proof.collectedOn,
        validUntil: proof.validUntil,
        fileName: proof.fileName,
        mediaType,
        byteSize,
        sha256: proof.sha256,
        url: proof.url,
        text: proof.text,
        path: proof.path,
        downloadUrl,
        previewUrl: downloadUrl && shown ? `${downloadUrl}/preview` : null,
      };
    }),
  };
}
