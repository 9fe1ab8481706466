export { IntegrityButton } from './lazyIntegrityButton';
export { useLiveChanges } from './useLiveChanges';
