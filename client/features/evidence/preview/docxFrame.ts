import { parseAsync, renderDocument, type HElement } from 'docx-preview';

/** Elements that could fetch, run or lead somewhere; a document for reading needs none of them. */
const unwanted = 'script,iframe,frame,object,embed,link,meta,base,form,input,button,audio,video';

/**
 * Makes the elements of the converted document in `owner`, a document without a window: nothing in it loads, runs or
 * is laid out, and no node of it ever enters our page.
 */
function maker(owner: Document) {
  return function make(given: HElement | Node | string): Node {
    if (typeof given === 'string') return owner.createTextNode(given);
    if (given instanceof Node) return given;
    const { ns, tagName, className, style, children, ...properties } = given;
    const nodes = (children ?? []).filter((child) => child !== null && child !== undefined);
    if (tagName === '#comment') return owner.createTextNode('');
    if (tagName === '#fragment') {
      const fragment = owner.createDocumentFragment();
      fragment.append(...nodes.map(make));
      return fragment;
    }
    const element = ns ? owner.createElementNS(ns, tagName) : owner.createElement(tagName);
    if (className) element.setAttribute('class', className);
    if (typeof style === 'string') element.setAttribute('style', style);
    else if (style && (element instanceof HTMLElement || element instanceof SVGElement)) {
      Object.assign(element.style, style);
    }
    for (const [key, value] of Object.entries(properties)) {
      if (value !== undefined && !key.startsWith('on')) Reflect.set(element, key, value);
    }
    element.append(...nodes.map(make));
    return element;
  };
}

function clean(root: Element): void {
  for (const node of root.querySelectorAll(unwanted)) node.remove();
  for (const node of root.querySelectorAll('*')) {
    for (const { name, value } of Array.from(node.attributes)) {
      const address = name === 'href' || name === 'xlink:href' || name === 'src';
      if (name.startsWith('on') || name === 'srcdoc' || (address && !/^(#|data:image\/)/.test(value))) {
        node.removeAttribute(name);
      }
    }
  }
}

const frameStyle = `
  html { background: #e9eeee; }
  body { margin: 0; font-family: "Noto Sans SC", "Microsoft YaHei", sans-serif; }
  .docx-wrapper { background: none !important; padding: 12px !important; }
  .docx-wrapper > section.docx { box-shadow: 0 1px 3px rgba(15, 42, 48, .25) !important; margin-bottom: 12px !important; }
  a { color: inherit; }
`;

/** A Word file as a page of its own, for an iframe that may neither run scripts nor touch ours. */
export async function docxPage(bytes: ArrayBuffer): Promise<string> {
  const owner = document.implementation.createHTMLDocument('');
  const options = {
    h: maker(owner),
    useBase64URL: true,
    // Fonts inside a document would need a looser content policy; headings keep their own names for fallbacks.
    ignoreFonts: true,
    renderAltChunks: false,
    renderComments: false,
    experimental: false,
  };
  const parsed: unknown = await parseAsync(bytes, options);
  const nodes = await renderDocument(parsed, options);
  const body = owner.createElement('div');
  body.append(...nodes);
  clean(body);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"></head><body><style>${frameStyle}</style>${body.innerHTML}</body></html>`;
}
