export { UnitField } from './UnitField';
