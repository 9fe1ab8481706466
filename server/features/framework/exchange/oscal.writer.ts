import { catalogIds, gathered, isGroup, ownNamespace, statementId, titleOnly } from './oscal.ids.js';
import { childrenOf } from './write-book.types.js';
import type { WrittenBook, WrittenNode } from './write-book.types.js';

interface Prop {
  readonly name: string;
  readonly value: string;
  readonly ns?: string;
}

/**
 * An OSCAL catalog (1.1.3): groups and controls with their statements. Codes, weights and what is only shown travel as
 * properties in a namespace of our own; levels, points and other numbers have no place in it.
 */
export function writeCatalog(book: WrittenBook): string {
  const below = childrenOf(book);
  const ids = catalogIds(book.nodes);
  const width = String(book.nodes.length).length;
  const orders = new Map(book.nodes.map(({ code }, at) => [code, String(at).padStart(width, '0')]));
  const tree = (parent: string | null): object => {
    const children = below.get(parent) ?? [];
    const groups = children.filter(({ kind }) => isGroup(kind)).map(element);
    const controls = children.filter(({ kind }) => !isGroup(kind)).map(element);
    return { ...(groups.length > 0 && { groups }), ...(controls.length > 0 && { controls }) };
  };
  // A group of the model holds groups or controls, never both: controls beside groups get a group of their own.
  const within = ({ code, name }: WrittenNode): object => {
    const below = tree(code) as { groups?: object[]; controls?: object[] };
    if (!below.groups || !below.controls) return below;
    const { controls } = below;
    const props = [own(gathered, 'true')];
    return { groups: [...below.groups, { id: `${ids.get(code)!}_direct`, title: name, props, controls }] };
  };
  const element = (node: WrittenNode): object => {
    const id = ids.get(node.code)!;
    const parts = partsOf(node, id);
    return {
      id,
      title: node.name,
      props: propsOf(node, orders.get(node.code)!),
      ...(parts.length > 0 && { parts }),
      ...(isGroup(node.kind) ? within(node) : tree(node.code)),
    };
  };
  const catalog = {
    uuid: book.id,
    metadata: {
      title: book.name,
      ...(book.publishedOn !== null && { published: `${book.publishedOn}T00:00:00+08:00` }),
      'last-modified': book.at,
      version: book.edition,
      'oscal-version': '1.1.3',
      props: [
        own('code', book.code),
        own('short-name', book.shortName),
        own('document-number', book.documentNumber),
      ],
      parties: [{ uuid: book.id, type: 'organization', name: book.issuer }],
    },
    ...tree(null),
  };
  return JSON.stringify({ catalog }, null, 2);
}

const own = (name: string, value: string): Prop => ({ name, value, ns: ownNamespace });

function propsOf(node: WrittenNode, order: string): Prop[] {
  const { relativeWeight, references } = node.rule;
  return [
    ...(node.ref !== null ? [{ name: 'label', value: node.ref }] : []),
    { name: 'sort-id', value: order },
    own('code', node.code),
    ...(relativeWeight !== undefined ? [own('weight', String(relativeWeight))] : []),
    ...(node.informative ? [own('informative', 'true')] : []),
    ...(references ?? []).map((reference) => own('reference', reference)),
  ];
}

function partsOf(node: WrittenNode, id: string): object[] {
  return [
    ...statementOf(node, id),
    ...(node.rule.notes ?? []).map(({ title, text }, at) => ({
      id: `${id}_note-${at + 1}`,
      name: 'guidance',
      title,
      prose: text,
    })),
  ];
}

/** A finding of an assessment is about a statement: so every control has one, be it only its name. */
function statementOf({ kind, name, text }: WrittenNode, id: string): object[] {
  if (isGroup(kind)) return text === null ? [] : [{ id: statementId(id), name: 'overview', prose: text }];
  return text === null
    ? [{ id: statementId(id), name: 'statement', props: [own(titleOnly, 'true')], prose: name }]
    : [{ id: statementId(id), name: 'statement', prose: text }];
}
