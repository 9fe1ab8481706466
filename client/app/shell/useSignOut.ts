import { useMutation } from '@apollo/client/react';
import { graphql } from '../../gql';
import { sessionLost, type SignOutReason } from '../../lib/session';

const LogoutMutation = graphql(/* GraphQL */ `
  mutation Logout {
    logout {
      ok
    }
  }
`);

/** Ends the session on the server and goes to sign-in; also when the server no longer answers. */
export function useSignOut(): (reason: SignOutReason) => Promise<void> {
  const [logout] = useMutation(LogoutMutation);
  return async (reason) => {
    await logout().catch(() => undefined);
    sessionLost.set(reason);
  };
}
