import { expect, it } from 'vitest';
import { referenceOf } from '../../../server/features/oscal/oscal.parts.js';
import { reference } from '../../api/oscal/model.js';

it.each([
  [
    'https://oa.example.cn/制度/机房 管理',
    'https://oa.example.cn/%E5%88%B6%E5%BA%A6/%E6%9C%BA%E6%88%BF%20%E7%AE%A1%E7%90%86',
  ],
  ['https://a.example/x?q={a}|b', 'https://a.example/x?q=%7Ba%7D%7Cb'],
  ['https://a.example/100%', 'https://a.example/100%25'],
  ['https://a.example/a%2Fb%zz', 'https://a.example/a%2Fb%25zz'],
  ['https://a.example/a[1].pdf', 'https://a.example/a%5B1%5D.pdf'],
  ['https://a.example/a#b#c', 'https://a.example/a#b%23c'],
  ['https://u:p@a.example:8443/?x^`', 'https://u:p@a.example:8443/?x%5E%60'],
  ['http://[2001:db8::1]:80/a', 'http://[2001:db8::1]/a'],
])('%s is a reference as RFC 3986 allows it', (url, written) => {
  expect(referenceOf(new URL(url))).toBe(written);
  expect(reference.safeParse(written).success).toBe(true);
});
