export {
  hasNumberForm,
  hasVatForm,
  NUMBER_FORMS,
  NUMBER_SCHEMES,
  SECRET_SCHEMES,
  tidyNumber,
  type NumberScheme,
} from './check-number.ts';
export { defaultComplianceSettings } from './default-settings.ts';
export {
  countriesWithRules,
  isSure,
  NOTICE_FIELDS,
  RULE_CONDITIONS,
  rulesAsAt,
  rulesOf,
  type NoticeField,
  type NoticeRule,
  type RuleCondition,
} from './facts/notice-rules.ts';
export {
  findLowestPrice,
  LOWEST_PRICE_DAYS,
  type LowestPrice,
  type PriceSpan,
} from './find-lowest-price.ts';
export {
  composeLowestPrices,
  LOWEST_PRICES_METAFIELD,
  LOWEST_PRICES_VARIANTS_MAX,
  LowestPricesDocument,
  type LowestPrices,
} from './lowest-prices.ts';
export {
  COMPLIANCE_LIMITS,
  ComplianceDocument,
  ComplianceSettings,
  CountryNotice,
  DutiesStatement,
  isSafeLink,
  ResponsibleContact,
} from './model.ts';
export { COMPLIANCE_METAFIELD, composeComplianceDocument, hasNotices } from './publish.ts';
export { reviewNotice, type NoticeItem, type NoticeState } from './review-notice.ts';
