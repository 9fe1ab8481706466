export { clauseText } from '../../lib/clauseText';
export { ControlTags } from './ControlTags';
export { HighRiskCaseCard } from './HighRiskCaseCard';
export { useFrameworkNames } from './useFrameworkNames';
export { VerificationMark } from './VerificationMark';
