import { BlockStack, Card, Text, TextField } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { ImportAnswers, MappingPreview } from '../files/index.ts';
import { ChannelName, SHOPIFY_CHANNEL } from '../files/order-channel.ts';

/** Channels that a column of the file names, each with the name under which its orders are kept. */
export function FileImportChannels(props: {
  channels: MappingPreview['channels'];
  answers: ImportAnswers;
  onChange: (answers: ImportAnswers) => void;
}) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { channels, answers, onChange } = props;
  if (channels.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('files.channels.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('files.channels.why')}
          </Text>
        </BlockStack>
        <div className="portolan-file-pair">
          {channels.map(({ channel, rows, name }) => {
            const value = answers.channels?.[channel] ?? name;
            const wrong = !ChannelName.safeParse(value).success;
            return (
              <TextField
                key={channel}
                label={t('files.channels.label', { channel })}
                helpText={
                  value.trim().toLowerCase() === SHOPIFY_CHANNEL
                    ? t('files.channels.shopify')
                    : t('files.channels.rows', { count: rows, formatted: format.count(rows) })
                }
                value={value}
                maxLength={40}
                autoComplete="off"
                onChange={(next) =>
                  onChange({ ...answers, channels: { ...answers.channels, [channel]: next } })
                }
                {...(wrong ? { error: t('files.recognized.channelWrong') } : {})}
              />
            );
          })}
        </div>
      </BlockStack>
    </Card>
  );
}

/** Whether every channel has a name that can be kept. */
export function channelsHold(
  channels: MappingPreview['channels'],
  answers: ImportAnswers | undefined,
): boolean {
  return channels.every(
    ({ channel, name }) => ChannelName.safeParse(answers?.channels?.[channel] ?? name).success,
  );
}
