import { Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { MatrixTable } from '../../ui/matrix-table.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { completeShare, type LanguageCoverage } from '../texts/coverage-numbers.ts';
import { TEXT_KINDS } from '../texts/model.ts';
import { queueAddress } from '../texts/text-queue.ts';
import type { LanguageNames } from './language-names.ts';

/** Languages × kinds of text, with the share that is complete. */
export function CoverageMatrix(props: {
  languages: readonly LanguageCoverage[];
  names: LanguageNames;
}) {
  const { t } = useTranslation('localization');
  const format = useFormat();
  const { languages, names } = props;
  const kinds = TEXT_KINDS.filter((kind) =>
    languages.some((language) => language.kinds.some((each) => each.kind === kind)),
  );
  if (kinds.length === 0) return null;
  return (
    <Card padding="0">
      <MatrixTable
        title={t('coverage.matrix.title')}
        subtitle={
          <Text as="p" tone="subdued" variant="bodySm">
            {t('coverage.matrix.about')}
          </Text>
        }
        rowHeading={t('coverage.matrix.language')}
        columnHeading={t('coverage.matrix.kind')}
        valueHeading={t('coverage.matrix.share')}
        rows={languages.map(({ locale }) => ({
          id: locale,
          label: names[locale] ?? locale,
          url: queueAddress({ language: locale }),
        }))}
        columns={kinds.map((kind) => ({
          id: kind,
          label: t(`textKind.${kind}`),
          url: queueAddress({ kind }),
        }))}
        cells={languages.flatMap(({ locale, kinds: covered }) =>
          covered.map((each) => {
            const share = completeShare(each);
            return {
              row: locale,
              column: each.kind,
              text: share === null ? null : format.percent(share, share === 1 ? 0 : 1),
              heat: share,
              note: t('coverage.matrix.note', {
                right: format.count(each.fields - each.missing - each.outdated - each.same),
                of: format.count(each.fields),
                missing: format.count(each.missing),
                outdated: format.count(each.outdated),
                same: format.count(each.same),
              }),
              ...(each.outdated > 0 ? { alert: t('coverage.matrix.outdated') } : {}),
              url: queueAddress({ language: locale, kind: each.kind }),
            };
          }),
        )}
        scale={{
          kind: 'sequential',
          low: t('coverage.matrix.low'),
          high: t('coverage.matrix.high'),
        }}
      />
    </Card>
  );
}
