import { Extensions, Resolver } from 'type-graphql';
import { distinct, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { EvidenceLink, EvidenceLinkChange, linkHistoryOf, linksOfControls } from '../evidence/index.js';
import { Result } from './result.types.js';

const shownLinkChanges = 50;

@Resolver(() => Result)
export class ResultEvidence {
  @Relation(() => [EvidenceLink], {
    needs: ['controlId', 'systemId'],
    description:
      'Links to evidence for this control that count for the assessed subject, oldest first; only evidence that the caller may see.',
  })
  async evidenceLinks(
    results: Result[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<EvidenceLink[][]> {
    const systems = [...new Set(results.map((result) => result.systemId))];
    // One assessment has one subject; only lists over several read the links of all of them and sort them out here.
    const links = await linksOfControls(
      reads,
      distinct(results.map((result) => result.controlId)),
      systems.length === 1 ? systems[0] : undefined,
      selected,
    );
    const byControl = Map.groupBy(links, (link) => link.controlId);
    if (systems.length === 1) return results.map(({ controlId }) => byControl.get(controlId) ?? []);
    return results.map(({ controlId, systemId }) =>
      (byControl.get(controlId) ?? []).filter((link) => link.systemId === null || link.systemId === systemId),
    );
  }

  @Extensions({ listSize: 20 })
  @Relation(() => [EvidenceLinkChange], {
    needs: ['controlId', 'systemId'],
    permission: 'evidence:read',
    description:
      'What became of the links of this control that count, or counted, for the assessed subject: made, confirmed, taken away; newest first, at most 50. Only of evidence that the caller may see, also when it was deleted.',
  })
  async evidenceLinkHistory(
    results: Result[],
    _args: object,
    { reads }: Load,
  ): Promise<EvidenceLinkChange[][]> {
    const changes = await linkHistoryOf(reads, distinct(results.map((result) => result.controlId)));
    const byControl = Map.groupBy(changes, (change) => change.controlId);
    return results.map(({ controlId, systemId }) =>
      (byControl.get(controlId) ?? [])
        .filter((change) => change.systemId === null || change.systemId === systemId)
        .slice(0, shownLinkChanges)
        .map((change) => ({ ...change })),
    );
  }
}
