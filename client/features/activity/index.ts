export { useLiveChanges } from './useLiveChanges';
