import { createHash } from 'node:crypto';
import { invalidState, text } from '../../platform/graphql/errors.js';
import type { Relation } from '../crosswalk/index.js';
import { catalogIds, isCatalogGroup } from '../framework/index.js';
import type { Control, Edition } from '../framework/index.js';
import { catalogResource, catalogUuid } from './oscal.frame.js';
import { line, moment, own, oscalVersions, token, uuidOf } from './oscal.parts.js';
import type { Address } from './oscal.parts.js';
import type { StoredMapping } from './oscal.queries.js';

// Ours compare what two rule books demand, whatever their words: hence equivalent, not equal.
const relationships: Readonly<Record<Relation, string>> = {
  EQUAL: 'equivalent-to',
  SUBSET: 'subset-of',
  SUPERSET: 'superset-of',
  INTERSECTS: 'intersects-with',
};

/** Crosswalks between two rule books as an OSCAL mapping-collection: one mapping for each crosswalk. */
export function mappingCollection(
  pair: readonly [Edition, Edition],
  organization: { readonly id: string; readonly name: string },
  stored: readonly StoredMapping[],
  address: Address,
): object {
  const books = new Map(pair.map((edition) => [edition.framework.id, new Book(edition)]));
  const [one, other] = pair.map((edition) => edition.framework) as [
    Edition['framework'],
    Edition['framework'],
  ];
  const rejected = stored.filter(({ status }) => status === 'REJECTED').length;
  const kept = stored.filter(({ status }) => status !== 'REJECTED');
  const mappings = [...Map.groupBy(kept, (each) => each.crosswalkId).values()].flatMap((own) => {
    const source = books.get(own[0]!.sourceFrameworkId)!;
    const target = [...books.values()].find((book) => book !== source)!;
    return mappingOf(own, source, target);
  });
  if (mappings.length === 0)
    throw invalidState(
      text(
        '这两个标准之间没有可以导出的映射。',
        'There is no mapping between these two rule books to export.',
      ),
    );
  const newest = stored.reduce((last, { at }) => (at > last ? at : last), stored[0]!.at);
  const content = {
    provenance: {
      method: 'human',
      'matching-rationale': 'semantic',
      status: statusOf(kept),
      'mapping-description': [...new Set(kept.map(({ basis }) => basis))].join('\n\n'),
      remarks: `本机构驳回的映射不导出：${rejected} 条。`,
    },
    mappings,
    'back-matter': { resources: pair.map((edition) => catalogResource(edition, address)) },
  };
  const metadata = {
    title: line(`${one.shortName} ↔ ${other.shortName} 映射`),
    'last-modified': moment(newest),
    version: moment(newest),
    'oscal-version': oscalVersions.mapping,
    parties: [
      { uuid: uuidOf('party', organization.id), type: 'organization', name: line(organization.name) },
    ],
  };
  // The model wants another identifier for every revision.
  const hash = createHash('sha256')
    .update(JSON.stringify([metadata, content]))
    .digest('hex');
  return { 'mapping-collection': { uuid: uuidOf('mapping-collection', hash), metadata, ...content } };
}

function mappingOf(among: readonly StoredMapping[], source: Book, target: Book): readonly object[] {
  const { crosswalkId, code, name, basis, own: hospital } = among[0]!;
  const maps = among.flatMap((each) => mapOf(each, source, target));
  if (maps.length === 0) return [];
  return [
    {
      uuid: uuidOf('mapping', crosswalkId),
      method: 'human',
      'matching-rationale': 'semantic',
      status: statusOf(among),
      'source-resource': { type: 'catalog', href: `#${catalogUuid(source.edition)}` },
      'target-resource': { type: 'catalog', href: `#${catalogUuid(target.edition)}` },
      maps,
      props: [...own('crosswalk-code', code), ...own('origin', hospital ? 'organization' : 'product')],
      'mapping-description': `${name}\n\n${basis}`,
      ...(maps.length < among.length && {
        remarks: `另有 ${among.length - maps.length} 条映射的一端在目录中没有任何控制项，模型无法表达，未导出。`,
      }),
    },
  ];
}

function mapOf(mapping: StoredMapping, source: Book, target: Book): readonly object[] {
  const [from, to] = [source.endsOf(mapping.sourceId), target.endsOf(mapping.targetId)];
  if (from.items.length === 0 || to.items.length === 0) return [];
  return [
    {
      uuid: uuidOf('map', mapping.id),
      'matching-rationale': 'semantic',
      relationship: relationships[mapping.relation],
      sources: from.items,
      targets: to.items,
      // Releases of the model disagree on what a confidence-score holds; a property is right in all of them.
      props: [
        ...own('confidence', token(mapping.confidence)),
        ...own('review-status', token(mapping.status)),
        ...own('source-group', from.group),
        ...own('target-group', to.group),
      ],
      ...(mapping.rationale !== null && { remarks: mapping.rationale }),
    },
  ];
}

/** Whether people of the hospital stand behind all of it, some of it, none of it. */
function statusOf(mappings: readonly StoredMapping[]): string {
  const reviewed = mappings.filter(({ status }) => status === 'REVIEWED').length;
  return reviewed === 0 ? 'draft' : reviewed < mappings.length ? 'not-complete' : 'complete';
}

interface Ends {
  readonly items: readonly { readonly type: 'control'; readonly 'id-ref': string }[];
  /** Id of the group in the catalog that the mapping was written for. */
  readonly group: string | null;
}

/** A rule book with the ids of its catalog. */
class Book {
  private readonly ids: ReadonlyMap<string, string>;

  constructor(readonly edition: Edition) {
    this.ids = catalogIds(edition.controls);
  }

  /**
   * The model relates sets of controls and knows no groups. A node that only gathers demands what its controls demand together:
   * so they stand for it, as a set.
   */
  endsOf(controlId: string): Ends {
    const node = this.edition.controlById.get(controlId);
    if (!node) return { items: [], group: null };
    return {
      items: this.controlsOf(node, node.informative).map(({ code }) => ({
        type: 'control',
        'id-ref': this.ids.get(code)!,
      })),
      group: isCatalogGroup(node.kind) ? this.ids.get(node.code)! : null,
    };
  }

  private controlsOf(node: Control, informative: boolean): readonly Control[] {
    if (!isCatalogGroup(node.kind)) return [node];
    return (this.edition.childrenOf.get(node.id) ?? [])
      .filter((child) => informative || !child.informative)
      .flatMap((child) => this.controlsOf(child, informative));
  }
}
