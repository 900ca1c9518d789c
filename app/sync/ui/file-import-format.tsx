import { BlockStack, Select, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { FileImportDetail } from '../file-imports/index.server.ts';
import type { FileWishes } from '../file-imports/model.ts';
import { Delimiter, FileEncoding, QuoteStyle } from '../files/model.ts';

const DELIMITER_WORDS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/**
 * How the text is written, and one line of it as the chosen encoding reads it: seen at once, before
 * anything is read again. '' stands for "as the bytes tell".
 */
export function FileImportFormat(props: {
  detail: Pick<FileImportDetail, 'file' | 'glimpse'>;
  wishes: FileWishes;
  onChange: (part: Partial<FileWishes>) => void;
}) {
  const { t } = useTranslation('sync');
  const { detail, wishes, onChange } = props;
  const encoding = wishes.encoding ?? detail.file?.encoding;
  const told = { value: '', label: t('files.format.auto') };
  const glimpse = encoding === undefined ? '' : (detail.glimpse?.[encoding as FileEncoding] ?? '');
  return (
    <BlockStack gap="300">
      <div className="portolan-file-pair">
        <Select
          label={t('files.recognized.encoding')}
          helpText={t('files.recognized.encodingHelp')}
          value={encoding ?? ''}
          options={[
            told,
            ...FileEncoding.options.map((value) => ({
              value,
              label: t(`files.encoding.${value}`),
            })),
          ]}
          onChange={(value) =>
            onChange({ encoding: FileEncoding.optional().parse(value || undefined) })
          }
        />
        <Select
          label={t('files.format.delimiter')}
          value={wishes.delimiter ?? detail.file?.delimiter ?? ''}
          options={[
            told,
            ...Delimiter.options.map((value) => ({
              value,
              label: t(`files.format.${DELIMITER_WORDS[value]}`),
            })),
          ]}
          // Columns of one way to cut a line say nothing about another.
          onChange={(value) =>
            onChange({
              delimiter: Delimiter.optional().parse(value || undefined),
              columns: undefined,
            })
          }
        />
        <Select
          label={t('files.format.quotes')}
          helpText={t('files.format.quotesHelp')}
          value={wishes.quotes ?? detail.file?.quotes ?? 'double'}
          options={QuoteStyle.options.map((value) => ({
            value,
            label: t(`files.format.${value}`),
          }))}
          onChange={(value) => onChange({ quotes: QuoteStyle.parse(value) })}
        />
      </div>
      {glimpse === '' ? null : (
        <div aria-live="polite">
          <Text as="p" tone="subdued">
            {t('files.format.glimpse')}
          </Text>
          <Text as="p" breakWord>
            {glimpse}
          </Text>
        </div>
      )}
    </BlockStack>
  );
}
