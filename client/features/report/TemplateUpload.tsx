import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Dialog } from '../../ui/Dialog';
import { FileDrop } from '../../ui/FileDrop';
import { SkeletonLines } from '../../ui/Skeleton';
import { Banner } from '../../ui/States';
import { sendTemplate, TemplateRefused } from './templates.documents';
import styles from './Template.module.css';

/** The server has the same limit. */
const mostBytes = 10 * 1024 * 1024;

interface TemplateUploadProps {
  onClose: () => void;
  onUploaded: (id: string) => Promise<void>;
}

/** Takes a DOCX, and says what may stand in it. */
export function TemplateUpload({ onClose, onUploaded }: TemplateUploadProps) {
  const { t } = useLingui();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const send = async (file: File) => {
    setRefused(null);
    if (file.size > mostBytes) {
      setRefused(t`模板超过 10 MB，请压缩其中的图片。`);
      return;
    }
    setSending(true);
    try {
      const id = await sendTemplate(file);
      if (id) await onUploaded(id);
      else setRefused(t`连不上服务器，请检查网络后重试。`);
    } catch (error) {
      setRefused((error instanceof TemplateRefused && error.message) || t`文件没有上传成功，请重试。`);
    } finally {
      setSending(false);
    }
  };
  // What is written into the document is not translated; both spellings are understood.
  const placeholders = [
    ['{{标题}}', '{{title}}', t`文件的标题`],
    ['{{编号}}', '{{number}}', t`文件编号`],
    ['{{版本}}', '{{version}}', t`版本号`],
    ['{{密级}}', '{{classification}}', t`公开、内部或敏感`],
    ['{{单位}}', '{{organization}}', t`本单位名称`],
    ['{{编制人}}', '{{author}}', t`生成文件的人`],
    ['{{审核人}}', '{{reviewer}}', t`送审的人，签发后写上`],
    ['{{批准人}}', '{{approver}}', t`签发的人，签发后写上`],
    ['{{签发日期}}', '{{issuedOn}}', t`签发后写上`],
    ['{{日期}}', '{{date}}', t`生成的日期`],
    ['{{正文}}', '{{body}}', t`单独成段，必须有且只有一处：文件的内容放在这里`],
  ] as const;
  return (
    <Dialog title={t`上传模板`} onClose={onClose}>
      <div className={styles.content}>
        {refused && <Banner tone="negative">{refused}</Banner>}
        {sending ? (
          <SkeletonLines lines={4} />
        ) : (
          <FileDrop
            multiple={false}
            accept=".docx"
            hint={t`DOCX，最大 10 MB；不能带宏、控件、嵌入对象或外部引用。`}
            onFiles={([file]) => file && void send(file)}
          />
        )}
        <p className={styles.note}>
          {t`正文之前是本单位的封面和固定章节，之后是附则和落款；模板有页眉页脚的，正文也用它。占位符可以写在文档、页眉页脚和脚注里：`}
        </p>
        <table className={styles.placeholders}>
          <tbody>
            {placeholders.map(([zh, en, meaning]) => (
              <tr key={zh}>
                <th scope="row">
                  <code lang="zh-CN">{zh}</code>
                </th>
                <td>
                  <code>{en}</code>
                </td>
                <td>{meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
