import { Document } from 'yaml';
import { urnEnd } from './ciso.urn.js';
import { slug } from './plain.js';
import type { WrittenBook, WrittenNode } from './write-book.types.js';

/**
 * A library of CISO Assistant. It carries the tree, names, texts, references and notes; levels, points and other numbers of
 * a graded or points rule book have no place in it.
 */
export function writeLibrary(book: WrittenBook): string {
  const name = slug(book.code) ?? 'framework';
  const urns = urnsOf(book, `urn:hengjian:risk:req_node:${name}`);
  const depths = depthsOf(book);
  const { edition, issuer, documentNumber } = book;
  const document = new Document(
    {
      urn: `urn:hengjian:risk:library:${name}`,
      locale: 'zh',
      ref_id: book.shortName,
      name: book.name,
      description: `${documentNumber} · ${edition} · ${issuer}`,
      copyright: issuer,
      version: 1,
      ...(book.publishedOn !== null && { publication_date: book.publishedOn }),
      provider: issuer,
      packager: 'hengjian',
      objects: {
        framework: {
          urn: `urn:hengjian:risk:framework:${name}`,
          ref_id: book.shortName,
          name: book.name,
          description: book.shortName,
          requirement_nodes: book.nodes.map((node) => ({
            urn: urns.get(node.code),
            assessable: node.leaf && !node.informative,
            depth: depths.get(node.code),
            ...(node.parentCode !== null && { parent_urn: urns.get(node.parentCode) }),
            ref_id: node.code,
            // A name that only repeats the code is none.
            ...(node.name !== node.code && { name: node.name }),
            ...(node.text !== null && { description: node.text }),
            ...(node.rule.relativeWeight !== undefined && { weight: node.rule.relativeWeight }),
            ...annotationOf(node),
          })),
        },
      },
    },
    { aliasDuplicateObjects: false },
  );
  return document.toString({ lineWidth: 0 });
}

/** URNs are of small letters; two codes that differ in nothing else get a number. */
function urnsOf(book: WrittenBook, base: string): Map<string, string> {
  const used = new Set<string>();
  return new Map(
    book.nodes.map(({ code }, at) => {
      const end = urnEnd(code);
      const urn = `${base}:${used.has(end) ? `${end}-${at}` : end}`;
      used.add(end);
      return [code, urn];
    }),
  );
}

export function depthsOf(book: WrittenBook): Map<string, number> {
  const depths = new Map<string, number>();
  for (const { code, parentCode } of book.nodes)
    depths.set(code, parentCode === null ? 1 : (depths.get(parentCode) ?? 0) + 1);
  return depths;
}

function annotationOf({ rule }: WrittenNode): { annotation?: string } {
  const lines = [
    ...(rule.references?.length ? [`references: ${rule.references.join(', ')}`] : []),
    ...(rule.duty?.who ? [`who: ${rule.duty.who}`] : []),
    ...(rule.duty?.evidence ? [`evidence: ${rule.duty.evidence}`] : []),
    ...(rule.notes ?? []).map(({ title, text }) => `${title}: ${text}`),
  ];
  return lines.length === 0 ? {} : { annotation: lines.join('\n') };
}
