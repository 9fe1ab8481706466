export { UnitField, useUnits } from './UnitField';
