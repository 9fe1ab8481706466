import { AssignDialog } from './AssignDialog';
import { AttachDialog } from './AttachDialog';
import type { Work } from './context';
import { FilesDialog } from './FilesDialog';
import { NotApplicableDialog } from './NotApplicableDialog';
import { TaskDialog } from './TaskDialog';

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
