export { useSystemNames } from './useSystemNames';
