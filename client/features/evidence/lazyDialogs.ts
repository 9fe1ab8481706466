import { lazyPart } from '../../ui/lazyPart';

/** Dialogs of this room for others: they come when the screen has nothing else to do. */
export const ResubmitDialog = lazyPart(async () => (await import('./dialogs/ResubmitDialog')).ResubmitDialog);
export const PickEvidence = lazyPart(async () => (await import('./EvidencePicker')).EvidencePicker);
