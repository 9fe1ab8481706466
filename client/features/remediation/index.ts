export { CreateTasksDialog, type GapToClose } from './CreateTasksDialog';
export { DueMark } from './DueMark';
export { isGap } from './gapFilter';
export { priorityTones, taskStates, taskTones, useRemediationNames } from './useRemediationNames';
