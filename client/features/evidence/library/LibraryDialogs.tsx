import { lazyPart } from '../../../ui/lazyPart';
import type { EvidenceActions, Failure } from '../review/useEvidenceActions';
import type { Open } from './openDialog';
import type { LibraryChoices } from './useLibraryChoice';

const EditDialog = lazyPart(async () => (await import('../dialogs/EditDialog')).EditDialog);
const LinkControlsDialog = lazyPart(
  async () => (await import('../dialogs/LinkControlsDialog')).LinkControlsDialog,
);
const NewEvidenceDialog = lazyPart(
  async () => (await import('../dialogs/NewEvidenceDialog')).NewEvidenceDialog,
);
const FailuresDialog = lazyPart(async () => (await import('../review/FailuresDialog')).FailuresDialog);
const ReturnDialog = lazyPart(async () => (await import('../review/ReturnDialog')).ReturnDialog);
const UploadDialog = lazyPart(async () => (await import('../upload/UploadDialog')).UploadDialog);

interface LibraryDialogsProps {
  open: Open;
  onClose: () => void;
  choices: LibraryChoices;
  actions: EvidenceActions;
  onReturn: (reason: string) => void;
  onCreated: (id: string) => void;
  failures: readonly Failure[];
  onFailures: (failures: readonly Failure[]) => void;
}

/** The dialogs of the library, for what they act on. */
export function LibraryDialogs(props: LibraryDialogsProps) {
  const { open, onClose, choices, actions, failures, onFailures } = props;
  const refused = actions.failures.length > 0 ? actions.failures : failures;
  return (
    <>
      {open?.kind === 'upload' && <UploadDialog files={open.files} onClose={onClose} />}
      {(open?.kind === 'link' || open?.kind === 'text') && (
        <NewEvidenceDialog
          kind={open.kind === 'link' ? 'LINK' : 'TEXT'}
          onCreated={props.onCreated}
          onClose={onClose}
        />
      )}
      {open?.kind === 'edit' && choices.edit && (
        <EditDialog choice={choices.edit} onFailures={onFailures} onClose={onClose} />
      )}
      {open?.kind === 'controls' && choices.link && (
        <LinkControlsDialog choice={choices.link} onClose={onClose} />
      )}
      {open?.kind === 'return' && choices.giveBack && (
        <ReturnDialog
          choice={choices.giveBack}
          busy={actions.busy}
          onReturn={props.onReturn}
          onClose={onClose}
        />
      )}
      {refused.length > 0 && (
        <FailuresDialog
          failures={refused}
          onClose={() => {
            actions.clearFailures();
            onFailures([]);
          }}
        />
      )}
    </>
  );
}
