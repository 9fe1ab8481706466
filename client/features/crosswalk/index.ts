export { ClaimPath } from './ClaimPath';
export { lazyControlMappings as ControlMappings } from './lazyControlMappings';
export { RelationMark } from './RelationMark';
export { useCrosswalkNames } from './useCrosswalkNames';
