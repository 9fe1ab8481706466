import { lazyPart } from '../../../ui/lazyPart';
import type { Work } from './context';

const AssignDialog = lazyPart(async () => (await import('./AssignDialog')).AssignDialog);
const AttachDialog = lazyPart(async () => (await import('./AttachDialog')).AttachDialog);
const FilesDialog = lazyPart(async () => (await import('./FilesDialog')).FilesDialog);
const NotApplicableDialog = lazyPart(async () => (await import('./NotApplicableDialog')).NotApplicableDialog);
const TaskDialog = lazyPart(async () => (await import('./TaskDialog')).TaskDialog);

interface WorkDialogsProps {
  work: Work;
  onClose: () => void;
  onLinked: () => void;
}

/** The dialog of the verb that was started. */
export function WorkDialogs({ work, onClose, onLinked }: WorkDialogsProps) {
  switch (work.kind) {
    case 'attach':
      return <AttachDialog lines={work.lines} onClose={onClose} />;
    case 'assign':
      return <AssignDialog lines={work.lines} onClose={onClose} />;
    case 'task':
      return <TaskDialog lines={work.lines} onClose={onClose} />;
    case 'notApplicable':
      return <NotApplicableDialog lines={work.lines} onClose={onClose} />;
    case 'files':
      return <FilesDialog lines={work.lines} files={work.files} onClose={onClose} onLinked={onLinked} />;
  }
}
