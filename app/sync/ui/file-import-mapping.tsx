import {
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  Select,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { FileWishes } from '../file-imports/model.ts';
import { AD_SPEND_FILE_KINDS, ORDER_FILE_KINDS, type FileKind } from '../files/model.ts';
import { ChannelName } from '../files/order-channel.ts';
import { channelsHold, FileImportChannels } from './file-import-channels.tsx';
import { FileImportColumns } from './file-import-columns.tsx';
import { FileImportFormat } from './file-import-format.tsx';
import type { FileImportProps } from './file-import-props.ts';
import { FileImportQuestions } from './file-import-questions.tsx';

const KINDS: readonly FileKind[] = [...ORDER_FILE_KINDS, ...AD_SPEND_FILE_KINDS];
const NAMED: readonly FileKind[] = ['plain-orders', 'shopify-orders', 'plain-ad-spend'];

/** What was recognized, which column means what, and what has to be asked. */
export function FileImportMapping(props: FileImportProps) {
  const { t } = useTranslation('sync');
  const { detail, onStep, busy } = props;
  const [wishes, setWishes] = useState<FileWishes>(detail.wishes);
  const { file, preview } = detail;
  if (file === null || preview === null) return null;
  const change = (part: Partial<FileWishes>) => setWishes({ ...wishes, ...part });
  const rereads = needsReading(wishes, detail.wishes);
  const { missing, issues } = preview;
  const channelWrong =
    wishes.channel !== undefined && !ChannelName.safeParse(wishes.channel).success;
  const { channels } = preview;
  return (
    <>
      <Recognized {...props} wishes={wishes} onChange={change} channelWrong={channelWrong} />
      {rereads ? null : (
        <FileImportChannels
          channels={channels}
          answers={wishes.answers ?? {}}
          onChange={(answers) => change({ answers })}
        />
      )}
      {rereads ? null : (
        <FileImportQuestions
          preview={preview}
          choices={props.choices}
          answers={wishes.answers ?? {}}
          onChange={(answers) => change({ answers })}
        />
      )}
      <FileImportColumns
        detail={detail}
        columns={wishes.columns ?? columnsOf(preview.fields)}
        onChange={(columns) => change({ columns })}
      />
      <Card>
        <BlockStack gap="300">
          {missing.length === 0 || rereads ? null : (
            <Banner tone="warning">
              {t('files.mapping.missing', {
                fields: missing.map((field) => t(`files.field.${field}`)).join(t('files.join')),
              })}
            </Banner>
          )}
          {issues.map((issue, at) => (
            <Banner tone="warning" key={at}>
              <Issue issue={issue} />
            </Banner>
          ))}
          <Text as="p" tone="subdued">
            {t('files.mapping.checkWhy')}
          </Text>
          <ButtonGroup>
            <Button
              variant="primary"
              loading={busy}
              disabled={channelWrong || !channelsHold(channels, wishes.answers)}
              onClick={() => onStep({ intent: 'map', wishes })}
            >
              {t(rereads ? 'files.mapping.readAgain' : 'files.mapping.check')}
            </Button>
            <Button
              variant="tertiary"
              disabled={busy}
              onClick={() => onStep({ intent: 'discard' })}
            >
              {t('files.import.discard')}
            </Button>
          </ButtonGroup>
        </BlockStack>
      </Card>
    </>
  );
}

type Preview = NonNullable<FileImportProps['detail']['preview']>;

function columnsOf(fields: Preview['fields']): NonNullable<FileWishes['columns']> {
  return Object.fromEntries(
    fields.flatMap(({ field, column }) => (column === null ? [] : [[field, column]])),
  );
}

/** Whether the choices concern how the file is read, not only what its values mean. */
function needsReading(now: FileWishes, before: FileWishes): boolean {
  const reading = ({ kind, encoding, delimiter, quotes, columns }: FileWishes) =>
    JSON.stringify([kind, encoding, delimiter, quotes, columns]);
  return reading(now) !== reading(before);
}

function Issue({ issue }: { issue: Preview['issues'][number] }) {
  const { t } = useTranslation('sync');
  switch (issue.code) {
    case 'personal-column':
    case 'column-used-twice':
    case 'same-header-twice':
      return t(`files.issue.${issue.code}`, {
        header: issue.header,
        field: t(`files.field.${issue.field}`),
      });
    case 'no-such-column':
      return t('files.issue.no-such-column', { field: t(`files.field.${issue.field}`) });
    case 'unusable-answer':
      return t('files.issue.unusable-answer', { found: issue.found });
    default:
      return t(`files.issue.${issue.code}`);
  }
}

function Recognized(
  props: FileImportProps & {
    wishes: FileWishes;
    onChange: (part: Partial<FileWishes>) => void;
    channelWrong: boolean;
  },
) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { detail, wishes, onChange } = props;
  const { file, kind } = detail;
  if (file === null || kind === null) return null;
  const chosen = wishes.kind ?? kind;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('files.recognized.title')}
        </Text>
        {file.kind === 'unknown' ? (
          <Banner tone="info">{t('files.recognized.unknown')}</Banner>
        ) : null}
        <dl className="portolan-facts">
          <dt>{t('files.recognized.rows')}</dt>
          <dd>{format.count(file.rows)}</dd>
          <dt>{t('files.recognized.header')}</dt>
          <dd>{format.count(file.headerLine)}</dd>
        </dl>
        <div className="portolan-file-pair">
          <Select
            label={t('files.recognized.kind')}
            value={chosen}
            options={KINDS.map((value) => ({ value, label: t(`files.kind.${value}`) }))}
            onChange={(value) =>
              // Columns of one kind say nothing about another.
              onChange({ kind: value as FileKind, columns: undefined, channel: undefined })
            }
          />
          {NAMED.includes(chosen) && chosen === kind ? (
            <ChannelField {...props} kind={chosen} />
          ) : null}
        </div>
        <FileImportFormat detail={detail} wishes={wishes} onChange={onChange} />
      </BlockStack>
    </Card>
  );
}

function ChannelField(props: Parameters<typeof Recognized>[0] & { kind: FileKind }) {
  const { t } = useTranslation('sync');
  const { detail, wishes, kind } = props;
  const help =
    kind === 'shopify-orders'
      ? 'files.recognized.channelShopify'
      : detail.preview?.channels.length
        ? 'files.channels.others'
        : 'files.recognized.channelHelp';
  return (
    <TextField
      label={t(
        kind === 'plain-ad-spend' ? 'files.recognized.platform' : 'files.recognized.channel',
      )}
      helpText={kind === 'plain-ad-spend' ? undefined : t(help)}
      value={wishes.channel ?? detail.channel ?? ''}
      maxLength={40}
      autoComplete="off"
      onChange={(channel) => props.onChange({ channel })}
      {...(props.channelWrong ? { error: t('files.recognized.channelWrong') } : {})}
    />
  );
}
