/** The password form is also used by the account screen. */
export { PasswordForm } from './PasswordForm';
