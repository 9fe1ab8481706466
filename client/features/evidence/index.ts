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
export { Watermark } from './preview/Watermark';
export { PickEvidence, ResubmitDialog } from './lazyDialogs';
export { problemOf } from './upload/uploadModel';
export { TextDifference } from './difference/TextDifference';
export { UploadPanel } from './upload/UploadPanel';
export { UploadingFile } from './upload/UploadingFile';
export { useUploads } from './upload/useUploads';
export { useEvidenceUpload, type UploadTarget } from './upload/useEvidenceUpload';
export { these } from './review/choice';
export { useEvidenceNames } from './useEvidenceNames';
export { useLinks } from './useLinks';
