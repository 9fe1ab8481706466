export { MemberField } from './MemberField';
export { SecretDialog } from './SecretDialog';
