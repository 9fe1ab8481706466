export {
  EvidenceKindIcon,
  EvidenceLabelChip,
  EvidenceStateChip,
  EvidenceValidityChip,
  ValidUntil,
} from './EvidenceChips';
export { EvidencePicker, type PickedEvidence } from './EvidencePicker';
export { ControlOffers } from './offers/lazyOffers';
export { EvidencePreview } from './lazyPreview';
export { useOffers } from './offers/useOffers';
export { NewEvidenceDialog } from './dialogs/NewEvidenceDialog';
export { PreviewStage } from './preview/PreviewStage';
export { problemOf } from './upload/uploadModel';
export { UploadPanel } from './upload/UploadPanel';
export { useEvidenceUpload, type UploadTarget } from './upload/useEvidenceUpload';
export { these } from './review/choice';
export { useEvidenceNames } from './useEvidenceNames';
export { useLinks } from './useLinks';
export { ControlChoice } from './dialogs/ControlChoice';
