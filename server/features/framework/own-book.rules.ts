import { z } from 'zod';
import type { Tx } from '../../platform/database/database.js';
import { badInput, limitExceeded, text } from '../../platform/graphql/errors.js';
import { id, line, paragraph } from '../../platform/graphql/input-rules.js';
import { ownPrefix } from './framework.ids.js';
import { lengths, maximumOwnBooks, maximumOwnNodes } from './own-book.limits.js';

// The API reads real days only.
const day = z.string().nullish();

/** What a hospital says about a framework of its own. */
export const bookHead = z.object({
  code: z
    .string()
    .trim()
    .toLowerCase()
    .transform((code) => (code.startsWith(ownPrefix) ? code.slice(ownPrefix.length) : code))
    .pipe(
      z
        .string()
        .min(1, 'empty')
        .max(lengths.code, `long:${lengths.code}`)
        .regex(/^[a-z0-9][a-z0-9.-]*$/, 'frameworkCode'),
    )
    .transform((code) => `${ownPrefix}${code}`),
  name: line(lengths.name),
  shortName: line(lengths.shortName),
  edition: line(lengths.edition),
  issuer: line(lengths.issuer),
  documentNumber: paragraph(lengths.documentNumber),
  publishedOn: day,
  effectiveOn: day,
});

export const bookChanges = bookHead.omit({ code: true }).partial().extend({ id });

export type BookHead = z.output<typeof bookHead>;

/** Printed where a rule book has no number of its own. */
export const noNumber = '无';

/** LIMIT_EXCEEDED when so many books and nodes more would be too many for the organization. */
export async function requireRoom(
  tx: Tx,
  more: { readonly books: number; readonly nodes: number },
): Promise<void> {
  const [kept] = await tx.query<{ books: number; nodes: number }>(
    'framework.room',
    `select count(*)::integer as books, coalesce(sum((select sum((k->>'count')::integer) from jsonb_array_elements(f.kind_counts) k)), 0)::integer as nodes
     from framework f where f.organization_id = $1`,
    [tx.actor.organizationId],
  );
  const books = kept!.books + more.books;
  const nodes = kept!.nodes + more.nodes;
  if (books > maximumOwnBooks) throw limitExceeded('own frameworks', maximumOwnBooks, books);
  if (nodes > maximumOwnNodes) throw limitExceeded('nodes of own frameworks', maximumOwnNodes, nodes);
}

export const wrongKind = () =>
  badInput({
    frameworkId: text(
      '等保标准不能复制：定级与高风险判例只属于标准本身。',
      'MLPS cannot be copied: grading and high-risk cases belong to the standard itself.',
    ),
  });
