import { mostPicturesBytes, pictureBytes } from '../../../platform/documents/index.js';
import type { StoredPicture } from '../../../platform/documents/index.js';
import type { MaterialProof, RatingProofData } from './data.js';

/** More would make a document that nobody opens. */
const mostPictures = 400;

/** Accepted and valid today: what the material may rest on. */
export const proves = ({ state, validity, quarantined }: MaterialProof): boolean =>
  state === 'ACCEPTED' && (validity === 'VALID' || validity === 'EXPIRING') && !quarantined;

/** Copies of sensitive files name their reader, so a picture of one never lies in a document that goes from hand to hand. */
export const isShown = (proof: MaterialProof): boolean =>
  proves(proof) && proof.label !== 'SENSITIVE' && pictureBytes(proof) > 0;

/** Every picture that the material would show, once. */
const wanted = ({ proofs }: RatingProofData): MaterialProof[] => [
  ...new Map(proofs.filter(isShown).map((proof) => [proof.sha256, proof])).values(),
];

/** True when they are too many for one document, which then shows none and says so. */
export function picturesLeftOut(data: RatingProofData): boolean {
  const all = wanted(data);
  return (
    all.length > mostPictures || all.reduce((sum, proof) => sum + pictureBytes(proof), 0) > mostPicturesBytes
  );
}

export const materialPictures = (data: RatingProofData): readonly StoredPicture[] =>
  picturesLeftOut(data) ? [] : wanted(data);
