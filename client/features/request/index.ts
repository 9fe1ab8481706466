export { RequestDue } from './RequestDue';
