import { htmlText } from './html-text.js';

export interface SharedPack {
  readonly organization: string;
  readonly name: string;
  readonly number: string;
  readonly expiresAt: string;
  readonly left: number;
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** What somebody without an account sees: whose pack it is, until when, and a place for the password. No script. */
export function sharedPage(
  pack: SharedPack,
  volumes: readonly { readonly number: number; readonly fileCount: number; readonly byteSize: number }[],
  problem?: string,
): string {
  const choice =
    volumes.length > 1
      ? `<p><label for="volume">分卷 Volume</label><select id="volume" name="volume">${volumes
          .map(
            ({ number, byteSize }) =>
              `<option value="${number}">第 ${number} 卷 · ${sizeOf(byteSize)}</option>`,
          )
          .join('')}</select></p>`
      : '';
  const [bytes, files] = [
    volumes.reduce((sum, volume) => sum + volume.byteSize, 0),
    volumes.reduce((sum, volume) => sum + volume.fileCount, 0),
  ];
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${htmlText(pack.name)}</title>
<style>body{font:16px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#1f2329;background:#f5f6f8;margin:0}
main{max-width:560px;margin:48px auto;background:#fff;border:1px solid #d5d9e0;border-radius:10px;padding:32px}
h1{font-size:22px;margin:0 0 8px;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:16px 0}dt{color:#5c6370}dd{margin:0}
label{display:block}input,select{font:inherit;width:100%;box-sizing:border-box;padding:8px 12px;border:1px solid #8a919f;border-radius:6px}
button{font:inherit;margin-top:16px;padding:8px 24px;border:0;border-radius:6px;background:#0b4f9e;color:#fff;cursor:pointer}
.problem{color:#b00000;font-weight:600}.note{color:#5c6370;font-size:14px}</style></head><body><main>
<h1>${htmlText(pack.name)}</h1>
<dl><dt>单位</dt><dd>${htmlText(pack.organization)}</dd><dt>编号</dt><dd>${htmlText(pack.number)}</dd><dt>内容</dt><dd>${files} 个文件，${sizeOf(bytes)}</dd>
<dt>失效时间</dt><dd>${htmlText(pack.expiresAt)}</dd><dt>剩余次数</dt><dd>${pack.left}</dd></dl>
${problem ? `<p class="problem" role="alert">${htmlText(problem)}</p>` : ''}
<form method="post">${choice}<p><label for="password">提取密码 Password</label><input id="password" name="password" type="password" required autocomplete="off" autofocus></p>
<button type="submit">下载材料包 Download</button></form>
<p class="note">每次下载都会记录时间和地址。下载后解压，用其中的 verify.html 可离线核验。<br>Every download is written down. Unpack it and open verify.html to check it offline.</p>
</main></body></html>
`;
}
