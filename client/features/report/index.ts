export { CreateReportDialog } from './CreateReportDialog';
