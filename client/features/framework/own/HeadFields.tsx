import { useLingui } from '@lingui/react/macro';
import type { UseFormReturn } from 'react-hook-form';
import { DateField, TextField } from '../../../ui/TextField';
import type { HeadValues } from './headForm';
import styles from './Own.module.css';

interface HeadFieldsProps {
  form: UseFormReturn<HeadValues>;
  /** What the server says is wrong, by field. */
  wrong: Readonly<Record<string, string>>;
  /** The code of a draft that exists already stays. */
  codeFixed?: boolean;
}

/** Fields of a framework's head; the code is shown with the prefix that it will get. */
export function HeadFields({ form, wrong, codeFixed = false }: HeadFieldsProps) {
  const { t } = useLingui();
  const { errors } = form.formState;
  const needed = (message: string) => ({
    validate: (value: string) => value.trim() !== '' || message,
  });
  const wrongOf = (field: keyof HeadValues) => errors[field]?.message ?? wrong[field];
  return (
    <div className={styles.head}>
      <TextField
        label={t`名称`}
        required
        maxLength={300}
        className={styles.wide}
        error={wrongOf('name')}
        {...form.register('name', needed(t`请填写名称`))}
      />
      <TextField
        label={t`简称`}
        required
        maxLength={60}
        hint={t`显示在列表和标题里`}
        error={wrongOf('shortName')}
        {...form.register('shortName', needed(t`请填写简称`))}
      />
      {!codeFixed && (
        <TextField
          label={t`编号`}
          required
          maxLength={64}
          hint={t`小写字母、数字、点和横线；保存后以 own- 开头，不再改变`}
          error={wrongOf('code')}
          {...form.register('code', needed(t`请填写编号`))}
        />
      )}
      <TextField
        label={t`版本`}
        required
        maxLength={40}
        hint={t`一般写年份，如 2027`}
        error={wrongOf('edition')}
        {...form.register('edition', needed(t`请填写版本`))}
      />
      <TextField
        label={t`发布机构`}
        required
        maxLength={100}
        hint={t`如 市卫健委、省网信办`}
        error={wrongOf('issuer')}
        {...form.register('issuer', needed(t`请填写发布机构`))}
      />
      <TextField
        label={t`文号`}
        maxLength={100}
        error={wrongOf('documentNumber')}
        {...form.register('documentNumber')}
      />
      <DateField label={t`发布日期`} error={wrongOf('publishedOn')} {...form.register('publishedOn')} />
      <DateField label={t`实施日期`} error={wrongOf('effectiveOn')} {...form.register('effectiveOn')} />
    </div>
  );
}
