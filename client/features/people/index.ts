export { MemberField } from './MemberField';
