export { useSystemNames } from './useSystemNames';
export { UnitField } from './UnitField';
