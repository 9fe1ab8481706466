import { describe, expect, it } from 'vitest';
import { readPolicyText } from '../../../client/features/policy/policyText.js';
import { policyTextBlocks } from '../../../server/features/report/policy/text.js';

const text = `# 总则
为规范管理，制定本制度。

## 职责
- 信息科
- 网络安全办公室
1. 登记
2、陪同
<script>alert(1)</script>
#不是标题`;

describe('the text of a policy', () => {
  it('is read by the screen as headings, paragraphs and lists, everything else as text', () => {
    expect(readPolicyText(text)).toEqual([
      { kind: 'heading', level: 1, text: '总则' },
      { kind: 'paragraph', text: '为规范管理，制定本制度。' },
      { kind: 'heading', level: 2, text: '职责' },
      { kind: 'list', ordered: false, items: ['信息科', '网络安全办公室'] },
      { kind: 'list', ordered: true, items: ['登记', '陪同'] },
      { kind: 'paragraph', text: '<script>alert(1)</script>' },
      { kind: 'paragraph', text: '#不是标题' },
    ]);
  });

  it('is read alike by documents', () => {
    const lines = policyTextBlocks(text).map((block) =>
      block.kind === 'heading'
        ? `H${block.level} ${block.text}`
        : block.kind === 'paragraph'
          ? block.content
          : '',
    );
    expect(lines).toEqual([
      'H2 总则',
      '为规范管理，制定本制度。',
      'H3 职责',
      '• 信息科',
      '• 网络安全办公室',
      '1. 登记',
      '2. 陪同',
      '<script>alert(1)</script>',
      '#不是标题',
    ]);
  });
});
