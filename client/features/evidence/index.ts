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
export { ControlPicker } from './dialogs/ControlPicker';
export { NewEvidenceDialog } from './dialogs/NewEvidenceDialog';
export { PreviewStage } from './preview/PreviewStage';
export { PickEvidence, ResubmitDialog } from './lazyDialogs';
export { StartEvidenceUploadDocument } from './upload/documents';
export { problemOf } from './upload/uploadModel';
export { UploadPanel } from './upload/UploadPanel';
export { useEvidenceUpload, type UploadTarget } from './upload/useEvidenceUpload';
export { these } from './review/choice';
export { useEvidenceNames } from './useEvidenceNames';
export { useLinks } from './useLinks';
