import { Document } from 'yaml';
import { childrenOf } from './write-book.types.js';
import type { WrittenBook, WrittenNode } from './write-book.types.js';

/** Our own form: the head and the tree in one file, as `own-yaml.reader.ts` reads it. */
export function writeOwnYaml(book: WrittenBook): string {
  const below = childrenOf(book);
  const tree = (parent: WrittenNode | null): object[] =>
    (below.get(parent?.code ?? null) ?? []).map((node) => {
      const children = tree(node);
      return { ...nodeOf(node, parent), ...(children.length > 0 && { children }) };
    });
  const { name, shortName, edition, issuer, documentNumber, publishedOn, effectiveOn } = book;
  const document = new Document(
    {
      code: book.code,
      name,
      shortName,
      edition,
      issuer,
      documentNumber,
      publishedOn,
      effectiveOn,
      scoringKind: book.scoringKind,
      defaultVerification,
      levels: book.levels.map(({ code, name: title, text }) => ({ code, name: title, text: text ?? null })),
      scoring: book.scoring,
      missingTables: book.missingTables,
      verificationNotes: book.verificationNotes,
      controls: tree(null),
    },
    { aliasDuplicateObjects: false },
  );
  return document.toString({ lineWidth: 0 });
}

const defaultVerification = 'UNVERIFIED';

/** Levels and marks of a node are handed down: only what differs is written. */
function nodeOf(node: WrittenNode, parent: WrittenNode | null): object {
  const { code, kind, level, ref, name, text, verification, informative, rule } = node;
  return {
    code,
    kind,
    ...(level !== null && level !== (parent?.level ?? null) && { level }),
    ...(ref !== null && { ref }),
    name,
    ...(text !== null && { text }),
    ...(verification !== (parent?.verification ?? defaultVerification) && { verification }),
    ...(informative && { informative }),
    ...rule,
  };
}
