import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import type { ActivityRoom } from '../activity/index.js';
import { CalendarFields, CalendarResolver } from './calendar.resolver.js';
import { CreateService } from './create.service.js';
import { EvidenceEntity } from './evidence.entity.js';
import { ProofHooks } from './evidence.hooks.js';
import type { DeleteListener, ProofListener, ReviewListener } from './evidence.hooks.js';
import { evidencesByIds, linksByIds, versionsByIds } from './evidence.queries.js';
import {
  ControlEvidenceFields,
  EvidenceFields,
  EvidenceLinkFields,
  EvidenceVersionFields,
} from './evidence.relations.js';
import { EvidenceResolver } from './evidence.resolver.js';
import { EvidenceService } from './evidence.service.js';
import { FileWatch } from './file-watch.js';
import { fileRoutes } from './file.routes.js';
import { ExpiryResolver } from './expiry.resolver.js';
import { LinkResolver } from './link.resolver.js';
import { LinkService } from './link.service.js';
import { ControlOffers, EvidenceOffers, MappingOfferFields, OfferResolver } from './offer.resolver.js';
import { ScanService } from './malware/scan.service.js';
import { NamesakeResolver } from './namesake.resolver.js';
import { OfferService } from './offer.service.js';
import { StorageUseResolver } from './storage-use.resolver.js';
import { StorageUseService } from './storage-use.service.js';
import { HoldFields } from './hold.resolver.js';
import { Holds } from './hold.js';
import type { Holder } from './hold.js';
import type { EvidenceHoldKind } from './hold.types.js';
import { UseResolver } from './where-used.resolver.js';
import { ReuseBookFields, ReuseFields, ReuseResolver, SoleProofFields } from './reuse.resolver.js';
import {
  EvidenceSuggestions,
  NamedControlsFields,
  SuggestionFields,
  SuggestionResolver,
} from './suggestion.resolver.js';
import { RecordService } from './record.service.js';
import { TextService } from './text/text.service.js';
import { uploadRoutes } from './upload.routes.js';
import { UploadService } from './upload.service.js';
import { VersionService } from './version.service.js';
import { Watermark } from './watermark/watermark.js';

export {
  Evidence,
  EvidenceConnection,
  EvidenceLink,
  EvidenceLinkChange,
  EvidenceVersion,
} from './evidence.types.js';
export { evidenceExpiry } from './expiry.bands.js';
export { NewEvidence } from './evidence.inputs.js';
export { linkHistoryOf } from './link-history.queries.js';
export { EvidenceKind, EvidenceLabel, EvidenceState, EvidenceValidity } from './evidence.enums.js';
export { mayAccept as mayAcceptEvidence, maySee as maySeeEvidence } from './evidence.access.js';
export { sight as evidenceSight, visible as visibleEvidence } from './evidence.access.js';
export type { NewLink } from './link.service.js';
export { validity as evidenceValidity } from './evidence.queries.js';
export {
  evidencesByIds,
  linksOfControls,
  linksOfEvidences,
  requireEvidences,
  versionsByIds,
} from './evidence.queries.js';
export { CreateService } from './create.service.js';
export type { CreatedItem } from './create.items.js';
export { EvidenceService } from './evidence.service.js';
export { LinkService } from './link.service.js';
export { OfferService } from './offer.service.js';
export { ControlCodes } from './code-in-name.js';
export type { CodedControl, NamedCode } from './code-in-name.js';
export { controlsInNames } from './suggestion.queries.js';
export { requireAssessable } from './link.service.js';
export { RecordService } from './record.service.js';
export type { ProofRecord } from './record.service.js';
export { sendCopy, sendFile, sendWrapped, unmarked } from './file.routes.js';
export { mayBeMarked } from './watermark/watermark.js';
export type { Watermark } from './watermark/watermark.js';
export { wrapFile } from './watermark/wrapped.js';
export { cleanFileName, contentDisposition, extensionOf } from './file-name.js';
export { differenceOfTexts } from './version-difference.js';
export { VersionDifference } from './version-difference.types.js';
export { infected as infectedFile } from './upload.refusals.js';
export type { FileScan, ScanVerdict } from './malware/clamd.js';
export { requireOpenFile, whyClosed } from './stored-file.js';
export type { Quarantine } from './stored-file.js';
export type { Hold, Holder } from './hold.js';
export type { ReceivedFile } from './upload.service.js';
export { checkFiles } from './file-watch.js';
export type { Succession, SuccessorLink } from './successor-links.js';
export { UploadService } from './upload.service.js';
export { VersionService } from './version.service.js';
export type {
  DeleteListener,
  ProofChange,
  ProofListener,
  ReviewListener,
  ReviewStep,
} from './evidence.hooks.js';

/** Proof: uploads, evidence with versions and review, links to controls, and the bytes over plain HTTP. */
export interface EvidenceRoom extends Room {
  readonly service: EvidenceService;
  readonly creating: CreateService;
  readonly versions: VersionService;
  readonly links: LinkService;
  readonly offers: OfferService;
  readonly records: RecordService;
  readonly uploads: UploadService;
  readonly scanning: ScanService;
  /** One for the house: it bounds how many copies are made at once. */
  readonly watermark: Watermark;
  /** Called in the transaction of every change of links, review state, validity or deletion, with what it may affect. */
  onProofChanged(listener: ProofListener): void;
  /** Called in the transaction of every step of a review, before the scores. */
  onReviewed(listener: ReviewListener): void;
  /** Called in the transaction before evidence is deleted that nothing holds. */
  onBeforeDelete(listener: DeleteListener): void;
  /** Lets a room above say which evidence it relies on: that is not deleted. */
  defineHold(kind: EvidenceHoldKind, holder: Holder): void;
}

const collecting = 'evidence.collect-uploads';

export function createEvidenceRoom(
  {
    config,
    database,
    storage,
    blobs,
    jobs,
    logger,
  }: Pick<Deps, 'config' | 'database' | 'storage' | 'blobs' | 'jobs' | 'logger'>,
  { activity }: { readonly activity: Pick<ActivityRoom, 'defineFilePart'> },
): EvidenceRoom {
  const hooks = new ProofHooks();
  const holds = new Holds();
  const use = new StorageUseService(database, storage.temporaryDir, config);
  const scanning = new ScanService({ config, database, storage, jobs, logger }, hooks);
  const uploads = new UploadService(database, storage, blobs, use, scanning, config.sm3);
  activity.defineFilePart(new FileWatch(database, storage, hooks));
  const service = new EvidenceService(database, hooks, holds);
  const texts = new TextService({ database, storage, jobs, logger });
  const creating = new CreateService(database, uploads, texts, hooks);
  const versions = new VersionService(database, uploads, texts, hooks);
  const links = new LinkService(database, hooks, holds);
  const offers = new OfferService(database, hooks);
  const watermark = new Watermark(storage);
  return {
    name: 'evidence',
    permission: 'evidence:read',
    service,
    creating,
    versions,
    links,
    offers,
    records: new RecordService(texts, hooks, holds),
    uploads,
    scanning,
    watermark,
    onProofChanged: (listener) => hooks.onProofChanged(listener),
    onReviewed: (listener) => hooks.onReviewed(listener),
    onBeforeDelete: (listener) => hooks.onBeforeDelete(listener),
    defineHold: (kind, holder) => holds.define(kind, holder),
    resolvers: [
      new EvidenceResolver(service, creating, versions, uploads),
      new StorageUseResolver(use),
      new LinkResolver(links),
      new OfferResolver(offers),
      new ExpiryResolver(),
      new EvidenceFields(),
      new EvidenceVersionFields(),
      new EvidenceLinkFields(),
      new ControlEvidenceFields(),
      new EvidenceOffers(),
      new ControlOffers(),
      new MappingOfferFields(),
      new CalendarResolver(),
      new CalendarFields(),
      new ReuseResolver(),
      new ReuseFields(),
      new ReuseBookFields(),
      new SoleProofFields(),
      new HoldFields(holds),
      new UseResolver(holds),
      new SuggestionResolver(),
      new EvidenceSuggestions(),
      new SuggestionFields(),
      new NamedControlsFields(),
      new NamesakeResolver(),
    ],
    nodes: [
      { typeName: 'Evidence', table: 'evidence', permission: 'evidence:read', read: evidencesByIds },
      {
        typeName: 'EvidenceVersion',
        table: 'evidence_version',
        permission: 'evidence:read',
        read: versionsByIds,
      },
      { typeName: 'EvidenceLink', table: 'evidence_link', permission: 'evidence:read', read: linksByIds },
    ],
    routes(http) {
      uploadRoutes(http, uploads);
      fileRoutes(http, { database, storage, service, watermark });
    },
    async start() {
      jobs.handle(collecting, () => uploads.collect());
      jobs.schedule(collecting, '17 * * * *');
      texts.schedule();
      scanning.schedule();
    },
  };
}

export const evidenceEntities = [EvidenceEntity];
