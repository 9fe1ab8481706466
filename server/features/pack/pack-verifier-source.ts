import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The text of the verifier as one JavaScript file: compiled by the build, or by Node itself under a test runner. */
export function verifierSource(): string {
  const file = fileURLToPath(new URL('./pack-verifier.js', import.meta.url));
  if (import.meta.url.endsWith('.ts'))
    return stripTypeScriptTypes(readFileSync(file.replace(/js$/, 'ts'), 'utf8'));
  return readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
}

/**
 * The same check in a browser, for computers without Node: somebody chooses the folder, nothing leaves it. Browsers that cannot
 * check Ed25519 say so and still compare every file.
 */
export const verifierPage = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>材料包离线核验</title>
<style>body{font:15px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#1f2329;max-width:860px;margin:0 auto;padding:24px}
h1{font-size:22px}label{display:inline-block;padding:8px 18px;background:#0b4f9e;color:#fff;border-radius:6px;cursor:pointer}
input{position:absolute;opacity:0}input:focus+label{outline:3px solid #f0b429}code{overflow-wrap:anywhere}
.good{color:#1e6b2e;font-weight:700}.bad{color:#b00000;font-weight:700}li{overflow-wrap:anywhere}</style></head><body>
<h1>材料包离线核验 Offline verification</h1>
<p>请选择解压后的材料包文件夹（manifest.json 所在的文件夹）。文件只在本机读取，不会上传。<br>Choose the unpacked folder that holds manifest.json. Nothing leaves this computer.</p>
<p><input id="folder" type="file" webkitdirectory multiple><label for="folder">选择文件夹 Choose the folder</label></p>
<p id="state" role="status"></p><p id="pack"></p><ol id="parts"></ol><p id="key"></p><ul id="problems"></ul>
<script>
(function(){
var state=document.getElementById('state'),list=document.getElementById('problems'),keyLine=document.getElementById('key'),packLine=document.getElementById('pack'),parts=document.getElementById('parts');
function hex(bytes){return Array.prototype.map.call(new Uint8Array(bytes),function(b){return('0'+b.toString(16)).slice(-2)}).join('')}
function bytesOf(text){return Uint8Array.from(atob(text.trim()),function(c){return c.charCodeAt(0)})}
function say(text,kind){state.textContent=text;state.className=kind||''}
async function signed(key,signature,bytes){
  try{var imported=await crypto.subtle.importKey('spki',key,{name:'Ed25519'},false,['verify'])}catch(error){return undefined}
  return crypto.subtle.verify({name:'Ed25519'},imported,signature,bytes)}
async function check(files){
  var problems=[];list.textContent='';keyLine.textContent='';packLine.textContent='';parts.textContent='';
  if(!crypto.subtle){say('浏览器不支持本地核验，请改用 verify.mjs。 This browser cannot verify: use verify.mjs.','bad');return}
  var byPath=new Map();
  files.forEach(function(file){var path=file.webkitRelativePath.normalize('NFC');byPath.set(path.slice(path.indexOf('/')+1),file)});
  var named=byPath.get('manifest.json');
  if(!named){say('这个文件夹里没有 manifest.json。 There is no manifest.json in this folder.','bad');return}
  var bytes=await named.arrayBuffer(),manifest=JSON.parse(new TextDecoder().decode(bytes)),key=bytesOf(manifest.signer.publicKey);
  packLine.textContent=manifest.pack.number+' '+manifest.pack.name;
  (manifest.pack.parts||[]).forEach(function(part){var line=document.createElement('li');line.textContent=part.name+'（'+part.subject+'）';parts.appendChild(line)});
  keyLine.innerHTML='签名公钥指纹 key fingerprint: <code></code>';keyLine.querySelector('code').textContent=hex(await crypto.subtle.digest('SHA-256',key));
  var signature=byPath.get('manifest.sig'),valid=signature?await signed(key,bytesOf(await signature.text()),bytes):false;
  if(valid===false)problems.push('签名不符 wrong signature: manifest.json');
  var listed=new Set(['manifest.json','manifest.sig']),done=0;
  for(var entry of manifest.files){
    listed.add(entry.path);var file=byPath.get(entry.path);
    if(!file)problems.push('缺少文件 missing: '+entry.path);
    else if(file.size!==entry.byteSize||hex(await crypto.subtle.digest('SHA-256',await file.arrayBuffer()))!==entry.sha256)problems.push('文件被改动 changed: '+entry.path);
    done+=1;if(done%20===0)say('正在核对 '+done+' / '+manifest.files.length)}
  byPath.forEach(function(file,path){if(!listed.has(path))problems.push('多出文件 not in the manifest: '+path)});
  problems.forEach(function(problem){var line=document.createElement('li');line.textContent=problem;list.appendChild(line)});
  if(problems.length)say('核验不通过：'+problems.length+' 处问题。 Not verified: '+problems.length+' problems.','bad');
  else if(valid===undefined)say('全部 '+manifest.files.length+' 个文件与清单一致；本浏览器不能验证签名，请再用 verify.mjs。 Files match; this browser cannot check the signature.','good');
  else say('核验通过：'+manifest.files.length+' 个文件与清单一致，签名有效。 Verified: signature valid.','good')}
document.getElementById('folder').addEventListener('change',function(event){say('正在核对…');check(Array.from(event.target.files)).catch(function(error){say('核验无法完成 failed: '+error,'bad')})})
})();
</script></body></html>
`;
