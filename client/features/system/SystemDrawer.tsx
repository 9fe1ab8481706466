import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { graphql } from '../../gql';
import type { SystemFormFragment } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { useFrameworkNames } from '../framework';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Drawer } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { DateField, TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { GradingWizard } from './GradingWizard';
import { startValues, technologies, toInput, type SystemValues } from './systemForm';
import { systemStates, useSystemNames } from './useSystemNames';
import { UnitField } from '../organization';
import styles from './System.module.css';

export const SystemFormDocument = graphql(/* GraphQL */ `
  fragment SystemForm on InformationSystem {
    id
    version
    code
    name
    description
    state
    technologies
    continuityCritical
    filingNumber
    filedOn
    filingValidUntil
    lastAssessedOn
    nextAssessmentDueOn
    assessmentDueState
    filingDueState
    applicableItemCount
    ownerUnit {
      id
      name
      path
    }
    grading {
      informationObject
      informationDegree
      serviceObject
      serviceDegree
      s
      a
      level
      code
    }
  }
`);

const RegisterSystemMutation = graphql(/* GraphQL */ `
  mutation RegisterSystem($input: RegisterSystemInput!) {
    registerSystem(input: $input) {
      system {
        id
        ...SystemForm
      }
    }
  }
`);

const UpdateSystemMutation = graphql(/* GraphQL */ `
  mutation UpdateSystem($input: UpdateSystemInput!) {
    updateSystem(input: $input) {
      system {
        id
        ...SystemForm
      }
    }
  }
`);

interface SystemDrawerProps {
  /** The system to change; null registers a new one. */
  system: SystemFormFragment | null;
  onClose: () => void;
  onSaved?: (id: string) => void;
}

/** Registers or changes an information system; grading is two questions with a live answer. */
export function SystemDrawer({ system, onClose, onSaved }: SystemDrawerProps) {
  const { t } = useLingui();
  const names = useSystemNames();
  const frameworkNames = useFrameworkNames();
  const errorText = useErrorText();
  const form = useForm<SystemValues>({ defaultValues: startValues(system) });
  const options = { refetchQueries: ['SystemList'], errorPolicy: 'all' as const };
  const [register, registration] = useMutation(RegisterSystemMutation, options);
  const [update, change] = useMutation(UpdateSystemMutation, options);
  const error = registration.error ?? change.error;
  const described = error ? describeError(error) : null;
  const fields = described?.fields ?? {};
  const values = form.watch();
  const { errors } = form.formState;

  const submit = form.handleSubmit(async (all) => {
    const input = toInput(all);
    const saved = system
      ? (await update({ variables: { input: { ...input, id: system.id, version: system.version } } })).data
          ?.updateSystem
      : (await register({ variables: { input } })).data?.registerSystem;
    if (!saved) return;
    showToast(system ? t`已保存 ${input.name}` : t`已登记 ${input.name}`);
    onSaved?.(saved.system.id);
    onClose();
  });

  return (
    <Drawer
      title={system ? t`修改信息系统` : t`登记信息系统`}
      size="wide"
      sticky={form.formState.isDirty}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={registration.loading || change.loading}>
            {system ? t`保存` : t`登记`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {described && Object.keys(fields).length === 0 && (
          <Banner tone="negative">
            {described.code === 'CONFLICT'
              ? t`别人刚刚改过这个系统。请关闭后重新打开，再改一次。`
              : errorText(error)}
          </Banner>
        )}
        <div className={styles.pair}>
          <TextField
            label={t`名称`}
            required
            data-autofocus
            error={errors.name?.message ?? fields['name']}
            {...form.register('name', { validate: (text) => text.trim() !== '' || t`请输入名称` })}
          />
          <TextField
            label={t`编码`}
            required
            hint={t`机构内唯一的短码，如 HIS`}
            error={errors.code?.message ?? fields['code']}
            {...form.register('code', { validate: (text) => text.trim() !== '' || t`请输入编码` })}
          />
          <UnitField
            label={t`责任科室`}
            value={values.ownerUnitId}
            onChange={(unitId) => form.setValue('ownerUnitId', unitId, { shouldDirty: true })}
            error={fields['ownerUnitId']}
          />
          <Select
            label={t`状态`}
            options={systemStates.map((state) => ({ value: state, label: names.state(state) }))}
            {...form.register('state')}
          />
        </div>
        <TextArea
          label={t`用途说明`}
          rows={2}
          error={fields['description']}
          {...form.register('description')}
        />
        <fieldset className={styles.group}>
          <legend>{t`采用的技术（会叠加相应的扩展要求）`}</legend>
          {technologies.map((technology) => (
            <Checkbox
              key={technology}
              label={frameworkNames.technology(technology)}
              checked={values.technologies.includes(technology)}
              onChange={(event) =>
                form.setValue(
                  'technologies',
                  technologies.filter((one) =>
                    one === technology ? event.target.checked : values.technologies.includes(one),
                  ),
                  { shouldDirty: true },
                )
              }
            />
          ))}
          <Checkbox
            label={t`业务连续性要求高（中断会造成较大影响）`}
            checked={values.continuityCritical}
            onChange={(event) =>
              form.setValue('continuityCritical', event.target.checked, { shouldDirty: true })
            }
          />
        </fieldset>
        <h3>{t`定级`}</h3>
        <GradingWizard
          value={values.grading}
          technologies={values.technologies}
          onChange={(grading) => form.setValue('grading', grading, { shouldDirty: true })}
        />
        {fields['grading'] && <Banner tone="negative">{fields['grading']}</Banner>}
        <h3>{t`备案与测评`}</h3>
        <div className={styles.triple}>
          <TextField
            label={t`备案证明编号`}
            error={fields['filingNumber']}
            {...form.register('filingNumber')}
          />
          <DateField label={t`备案日期`} error={fields['filedOn']} {...form.register('filedOn')} />
          <DateField
            label={t`备案有效期至`}
            error={fields['filingValidUntil']}
            {...form.register('filingValidUntil')}
          />
          <DateField
            label={t`上次测评日期`}
            error={fields['lastAssessedOn']}
            {...form.register('lastAssessedOn')}
          />
          <DateField
            label={t`下次测评截止`}
            error={fields['nextAssessmentDueOn']}
            {...form.register('nextAssessmentDueOn')}
          />
        </div>
      </div>
    </Drawer>
  );
}
