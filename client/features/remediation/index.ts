export { CreateTasksDialog, type GapToClose } from './CreateTasksDialog';
export { DueMark } from './DueMark';
export { isGap } from './gapFilter';
export { useLiveChanges } from './useLiveChanges';
export { priorityTones, taskStates, taskTones, useRemediationNames } from './useRemediationNames';
