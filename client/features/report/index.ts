export { useMakeReport } from './useMakeReport';
