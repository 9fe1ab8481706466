import { EditDialog } from '../dialogs/EditDialog';
import { LinkControlsDialog } from '../dialogs/LinkControlsDialog';
import { NewEvidenceDialog } from '../dialogs/NewEvidenceDialog';
import { FailuresDialog } from '../review/FailuresDialog';
import { ReturnDialog } from '../review/ReturnDialog';
import type { EvidenceActions, Failure } from '../review/useEvidenceActions';
import { UploadDialog } from '../upload/UploadDialog';
import type { EvidenceRow } from './evidenceColumns';
import type { Open } from './openDialog';

interface LibraryDialogsProps {
  open: Open;
  onClose: () => void;
  editable: readonly EvidenceRow[];
  linkable: readonly EvidenceRow[];
  returnable: readonly EvidenceRow[];
  actions: EvidenceActions;
  onReturn: (reason: string) => void;
  onCreated: (id: string) => void;
  failures: readonly Failure[];
  onFailures: (failures: readonly Failure[]) => void;
}

/** The dialogs of the library, for the rows they act on. */
export function LibraryDialogs(props: LibraryDialogsProps) {
  const { open, onClose, editable, linkable, returnable, actions, failures, onFailures } = props;
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
      {open?.kind === 'edit' && editable.length > 0 && (
        <EditDialog evidences={editable} onFailures={onFailures} onClose={onClose} />
      )}
      {open?.kind === 'controls' && linkable.length > 0 && (
        <LinkControlsDialog evidences={linkable} onClose={onClose} />
      )}
      {open?.kind === 'return' && returnable.length > 0 && (
        <ReturnDialog targets={returnable} busy={actions.busy} onReturn={props.onReturn} onClose={onClose} />
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
