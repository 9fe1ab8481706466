export { LoadChart } from './LoadChart';
