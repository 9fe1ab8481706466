export { compareDocuments } from './compare-documents.js';
export type { ChangedPart, DocumentChange } from './compare-documents.js';
export type * from './document.model.js';
export type { WrittenFile } from './package.writer.js';
export { mostPicturesBytes, pictureBytes, pictureOf, readPictures } from './pictures.js';
export type { Picture, Pictures, StoredPicture } from './pictures.js';
export { renderDocument, renderDocuments } from './render-document.js';
export type { RenderOptions } from './render-document.js';
export { cleanText } from './xml-text.js';
