import type { NameProposal } from '../nameProposals.ts';

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
const bare = (text: string): string => fold(text).replace(/[\s./_-]+/g, '');

/** The parts of a cell that are asked for one by one: `等保2.0 8.1.4.1-a、b；A.5.17`. A letter goes on with the code before it. */
export const codeParts = (cell: string): string[] =>
  cell
    .split(/[;；\n\r]+|[,，、](?!\s*[a-z](?![a-z0-9]))/i)
    .map((part) => part.trim().slice(0, 400))
    .filter(Boolean);

/** Looks like a code: letters and digits in parts, of which one is a number. */
const codeLike = /(?=\S*\d)[a-z0-9]+(?:[.\-(][a-z0-9]+\)?)+/g;

export interface ReadCodes {
  controls: readonly NameProposal[];
  unknown: readonly string[];
}

/**
 * The controls that a cell names. Where a rule book stands before its code, only that book's control is meant. What is
 * no code of any rule book is told apart.
 */
export function readCodes(cell: string, known: ReadonlyMap<string, readonly NameProposal[]>): ReadCodes {
  const controls = new Map<string, NameProposal>();
  const unknown: string[] = [];
  for (const part of codeParts(cell)) {
    const found = known.get(part) ?? [];
    const said = bare(part);
    const booked = found.filter(({ book }) => said.includes(bare(book)));
    for (const proposal of booked.length > 0 ? booked : found) controls.set(proposal.id, proposal);
    if (found.length === 0) {
      unknown.push(part);
      continue;
    }
    let rest = fold(part);
    const read = found.flatMap(({ book, code }) => [fold(book), code]);
    // The longest first: A.5.1 is also the beginning of A.5.17.
    for (const text of read.sort((one, other) => other.length - one.length))
      rest = rest.replaceAll(text, ' ');
    unknown.push(...(rest.match(codeLike) ?? []));
  }
  return { controls: [...controls.values()], unknown };
}
