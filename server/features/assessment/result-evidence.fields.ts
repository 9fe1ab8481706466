import { Resolver } from 'type-graphql';
import { distinct, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { EvidenceLink, linksOfControls } from '../evidence/index.js';
import { Result } from './result.types.js';

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
}
