import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useNavigate, useSearchParams } from 'react-router';
import { graphql } from '../../gql';
import { describeError } from '../../lib/errors';
import { usePageTitle } from '../../lib/pageTitle';
import { noteAnswer, safeReturnPath } from '../../lib/session';
import { Button, IconButton } from '../../ui/Button';
import { Banner } from '../../ui/States';
import { TextField } from '../../ui/TextField';
import { Gate } from './Gate';
import { useSignInProblem } from './useSignInProblem';
import styles from './Gate.module.css';

const LoginMutation = graphql(/* GraphQL */ `
  mutation Login($input: LoginInput!) {
    login(input: $input) {
      viewer {
        mustChangePassword
      }
    }
  }
`);

interface Credentials {
  username: string;
  password: string;
}

/** Sign-in by name and password; afterwards back to the address that asked for it. */
export function SignInPage() {
  const { t } = useLingui();
  usePageTitle(t`登录`);
  const navigate = useNavigate();
  const client = useApolloClient();
  const [params] = useSearchParams();
  const [shown, setShown] = useState(false);
  const [login, { loading, error }] = useMutation(LoginMutation);
  const problem = useSignInProblem(error);
  const form = useForm<Credentials>({ defaultValues: { username: '', password: '' } });
  const reason = params.get('reason');

  useEffect(() => {
    if (error) form.setFocus('password');
  }, [error, form]);

  const submit = form.handleSubmit(async ({ username, password }) => {
    try {
      const { data } = await login({ variables: { input: { username: username.trim(), password } } });
      // Whatever the person before left in the cache is not for this one.
      await client.clearStore();
      noteAnswer();
      const next = safeReturnPath(params.get('next'));
      const first = data?.login.viewer.mustChangePassword ?? false;
      await navigate(first ? `/change-password?next=${encodeURIComponent(next)}` : next, { replace: true });
    } catch (failure) {
      form.setValue('password', '');
      if (describeError(failure).code === 'CLIENT') throw failure;
    }
  });

  return (
    <Gate>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <h1 data-page-heading tabIndex={-1}>{t`登录`}</h1>
        <p className={styles.lead}>{t`使用本院分配的账号。`}</p>
        {problem ? (
          <Banner tone={problem.tone}>{problem.text}</Banner>
        ) : (
          <>
            {reason === 'idle' && <Banner tone="info">{t`长时间没有操作，已自动退出。`}</Banner>}
            {reason === 'expired' && <Banner tone="info">{t`登录已失效，请重新登录。`}</Banner>}
            {reason === 'lent-ended' && (
              <Banner tone="caution">
                {t`登录已结束：账号已到期或被停用，或者材料包已撤回。若还在有效期内，请重新登录。`}
              </Banner>
            )}
            {reason === 'signed-out' && <Banner tone="positive">{t`已退出登录。`}</Banner>}
          </>
        )}
        <TextField
          label={t`用户名`}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          error={form.formState.errors.username?.message}
          {...form.register('username', { required: t`请输入用户名` })}
        />
        <TextField
          label={t`密码`}
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          error={form.formState.errors.password?.message}
          trailing={
            <IconButton
              icon="eye"
              label={shown ? t`隐藏密码` : t`显示密码`}
              pressed={shown}
              onClick={() => setShown(!shown)}
            />
          }
          {...form.register('password', { required: t`请输入密码` })}
        />
        <Button type="submit" variant="primary" busy={loading} className={styles.submit}>{t`登录`}</Button>
      </form>
    </Gate>
  );
}
