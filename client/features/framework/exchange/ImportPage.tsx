import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { graphql } from '../../../gql';
import { Part } from '../../../ui/ErrorBoundary';
import { FileDrop } from '../../../ui/FileDrop';
import { Card, Page } from '../../../ui/Page';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Banner } from '../../../ui/States';
import { ImportPreview } from './ImportPreview';
import { ImportRefused, maximumImportBytes, sendImport } from './sendImport';
import styles from './Exchange.module.css';

const ImportTemplateQuery = graphql(/* GraphQL */ `
  query ImportTemplate {
    frameworkImportTemplate {
      xlsxUrl
      csvUrl
    }
  }
`);

/** Choose a file, see what it holds, apply it. The address holds the preview: it can be reloaded and gone back to. */
export function ImportPage() {
  const { t } = useLingui();
  const { id } = useParams();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  async function send(chosen: File, part: number): Promise<void> {
    setRefused(null);
    if (chosen.size > maximumImportBytes) {
      setRefused(t`${chosen.name} 超过 32 MB，不能导入：请删除图片、附件或拆分文件。`);
      return;
    }
    setFile(chosen);
    setSending(chosen.name);
    try {
      const made = await sendImport(chosen, part);
      if (made) await navigate(`/frameworks/import/${made}`);
      else setRefused(t`连不上服务器，请检查网络后重试。`);
    } catch (error) {
      const said = error instanceof ImportRefused ? error.message : '';
      setRefused(said || t`文件没有上传成功，请重试。`);
    } finally {
      setSending(null);
    }
  }

  return (
    <Page title={t`导入标准`} crumbs={[{ label: t`标准`, to: '/frameworks' }, { label: t`导入标准` }]} scroll>
      <div className={styles.page}>
        {refused && <Banner tone="negative">{refused}</Banner>}
        {sending ? (
          <Card title={t`正在读取 ${sending}`}>
            <p role="status">{t`读取并检查每一条，大文件需要几秒。`}</p>
            <SkeletonRows rows={6} />
          </Card>
        ) : id ? (
          <Part resetKey={id} fallback={<SkeletonRows rows={10} />}>
            <ImportPreview
              key={id}
              id={id}
              onPart={file ? (part) => void send(file, part) : undefined}
              onAnother={() => void navigate('/frameworks/import')}
            />
          </Part>
        ) : (
          <ChooseFile onFile={(chosen) => void send(chosen, 0)} />
        )}
      </div>
    </Page>
  );
}

function ChooseFile({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(ImportTemplateQuery);
  const { xlsxUrl, csvUrl } = data.frameworkImportTemplate;
  return (
    <>
      <FileDrop
        multiple={false}
        accept=".xlsx,.csv,.tsv,.txt,.yaml,.yml,.json"
        hint={t`最大 32 MB。先预览，确认之后才写入；有错误的文件一条也不会写入。`}
        onFiles={([chosen]) => chosen && onFile(chosen)}
      />
      <Card title={t`可以导入的文件`}>
        <ul className={styles.formats}>
          <li>
            <b>{t`Excel 或 CSV 表格`}</b>
            <span>{t`按模板填写编号、上级编号、名称、要求、权重等；CSV 可以是 UTF-8 或 GBK。`}</span>
            <nav aria-label={t`模板`}>
              <a href={xlsxUrl} download>{t`下载 Excel 模板`}</a>
              <a href={csvUrl} download>{t`下载 CSV 模板`}</a>
            </nav>
          </li>
          <li>
            <b>{t`本系统的 YAML`}</b>
            <span>{t`从任何一家医院的本系统导出的标准，连同等级、分值和引用。`}</span>
          </li>
          <li>
            <b>{t`CISO Assistant 库（YAML）`}</b>
            <span>{t`条款、说明和对标；问题、实施分组等作为备注保留。`}</span>
          </li>
          <li>
            <b>{t`OSCAL 1.1 / 1.2 目录（JSON）`}</b>
            <span>{t`分组、控制项和正文；参数作为备注保留。`}</span>
          </li>
        </ul>
      </Card>
    </>
  );
}
