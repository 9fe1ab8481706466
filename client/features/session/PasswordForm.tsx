import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useForm, useWatch } from 'react-hook-form';
import { graphql } from '../../gql';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Banner, useErrorText } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { TextField } from '../../ui/TextField';
import { checkPassword, type PasswordRule } from './passwordRules';
import styles from './Gate.module.css';

const ChangePasswordMutation = graphql(/* GraphQL */ `
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      viewer {
        mustChangePassword
      }
    }
  }
`);

interface Passwords {
  current: string;
  next: string;
  again: string;
}

/** The form for a new password, at the first sign-in and in the account. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [change, { loading, error }] = useMutation(ChangePasswordMutation);
  const errorText = useErrorText();
  const form = useForm<Passwords>({ defaultValues: { current: '', next: '', again: '' } });
  const [current, next] = useWatch({ control: form.control, name: ['current', 'next'] });
  const rules = checkPassword(next, current);
  const names: Record<PasswordRule['id'], string> = {
    length: t`至少 10 个字符`,
    kinds: t`大写、小写、数字、符号中的至少三种`,
    different: t`与当前密码不同`,
  };
  const { errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    try {
      await change({ variables: { input: { currentPassword: values.current, newPassword: values.next } } });
      form.reset();
      await client.resetStore().catch(() => undefined);
      onDone();
    } catch (failure) {
      const { fields } = describeError(failure);
      const wrong = fields['currentPassword'];
      const weak = fields['newPassword'];
      if (wrong) form.setError('current', { message: wrong }, { shouldFocus: true });
      if (weak) form.setError('next', { message: weak }, { shouldFocus: true });
    }
  });
  const unexplained = error && !errors.current && !errors.next;

  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'grid', gap: 14 }}>
      {unexplained && <Banner tone="negative">{errorText(error)}</Banner>}
      <TextField
        label={t`当前密码`}
        type="password"
        autoComplete="current-password"
        error={errors.current?.message}
        {...form.register('current', { required: t`请输入当前密码` })}
      />
      <TextField
        label={t`新密码`}
        type="password"
        autoComplete="new-password"
        error={errors.next?.message}
        {...form.register('next', {
          validate: (value, all) =>
            checkPassword(value, all.current).every((rule) => rule.holds) || t`新密码还不符合下面的要求`,
        })}
      />
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <li key={rule.id}>
            <Status tone={rule.holds ? 'positive' : 'neutral'}>{names[rule.id]}</Status>
          </li>
        ))}
      </ul>
      <TextField
        label={t`再输一次新密码`}
        type="password"
        autoComplete="new-password"
        error={errors.again?.message}
        {...form.register('again', {
          validate: (value, all) => value === all.next || t`两次输入的新密码不一致`,
        })}
      />
      <Button type="submit" variant="primary" busy={loading} className={styles.submit}>{t`修改密码`}</Button>
    </form>
  );
}
