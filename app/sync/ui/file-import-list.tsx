import { useNavigate } from '@remix-run/react';
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  ProgressBar,
  Text,
} from '@shopify/polaris';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { FileImportSummary, MonthlySpend } from '../file-imports/index.server.ts';
import type { FileImportState } from '../file-imports/model.ts';
import { refusalWord } from './file-import-words.ts';
import { uploadFile, UploadRefused, type UploadState } from './file-import-upload.ts';

const TONES: Partial<Record<FileImportState, 'info' | 'success' | 'critical' | 'attention'>> = {
  reading: 'info',
  checking: 'info',
  importing: 'info',
  undoing: 'info',
  mapping: 'attention',
  ready: 'attention',
  completed: 'success',
  refused: 'critical',
  failed: 'critical',
};

/** Where an import stands, as a badge. */
export function FileImportBadge({ state }: { state: FileImportState }) {
  const { t } = useTranslation('sync');
  const tone = TONES[state];
  return <Badge {...(tone === undefined ? {} : { tone })}>{t(`files.state.${state}`)}</Badge>;
}

/** Files of other channels: a new one, those before, and the costs of ads that came with them. */
export function FileImportsPage(props: {
  imports: FileImportSummary[];
  spend: MonthlySpend[];
  limitMb: number;
}) {
  const { t } = useTranslation('sync');
  return (
    <AppPage
      title={t('files.title')}
      subtitle={t('files.subtitle')}
      back={{ label: t('title'), url: '/app/data' }}
    >
      <UploadCard limitMb={props.limitMb} />
      <ImportsTable imports={props.imports} />
      <SpendTable spend={props.spend} />
    </AppPage>
  );
}

function UploadCard({ limitMb }: { limitMb: number }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<UploadState>({ step: 'idle' });
  const take = async (file: File) => {
    const { name } = file;
    setState({ step: 'busy', name, fraction: 0 });
    try {
      const id = await uploadFile(file, (fraction) => setState({ step: 'busy', name, fraction }));
      navigate(`/app/data/imports/${id}`);
    } catch (error) {
      setState({ step: 'refused', reason: error instanceof UploadRefused ? error.message : '' });
    }
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('files.upload.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('files.upload.hint', { limit: limitMb })}
        </Text>
        {state.step === 'refused' ? (
          <Banner tone="critical">{refusalWord(state.reason, t, limitMb)}</Banner>
        ) : null}
        {state.step === 'busy' ? (
          <BlockStack gap="100">
            <div role="status" id="upload-progress">
              {t('files.upload.busy', {
                name: state.name,
                percent: format.percent(state.fraction, 0),
              })}
            </div>
            <ProgressBar
              progress={Math.floor(state.fraction * 100)}
              size="small"
              tone="primary"
              animated={false}
              ariaLabelledBy="upload-progress"
            />
          </BlockStack>
        ) : null}
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file !== undefined) void take(file);
            event.currentTarget.value = '';
          }}
        />
        <InlineStack gap="300">
          <Button
            variant="primary"
            loading={state.step === 'busy'}
            onClick={() => input.current?.click()}
          >
            {t('files.upload.choose')}
          </Button>
          <Button
            variant="plain"
            onClick={() => saveFile('orders-example.csv', EXAMPLE, 'text/csv')}
          >
            {t('files.upload.template')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

const EXAMPLE = [
  'order_id,created_at,channel,currency,country,total,shipping,tax,tax_included,line_sku,line_title,line_quantity,line_unit_price',
  'E-1001,2026-01-31T14:05:00+08:00,etsy,EUR,DE,54.90,4.90,8.77,yes,LAMP-1,Camping lamp,2,25.00',
  'E-1002,2026-02-01T09:30:00+08:00,etsy,USD,US,31.00,6.00,0.00,no,ROPE-5,Rope 5 m,1,10.00',
  'E-1002,,,,,,,,,PEG-10,Ten pegs,1,15.00',
  '',
].join('\r\n');

const BY_DATE = { column: 'at', descending: true };

function ImportsTable({ imports }: { imports: FileImportSummary[] }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const columns: Column<FileImportSummary>[] = [
    { id: 'file', heading: t('files.list.file'), cell: (row) => row.fileName },
    {
      id: 'state',
      heading: t('files.list.state'),
      cell: (row) => <FileImportBadge state={row.state} />,
    },
    {
      id: 'kind',
      heading: t('files.list.kind'),
      wide: true,
      cell: (row) => t(`files.kind.${row.kind ?? 'unknown'}`),
    },
    {
      id: 'new',
      heading: t('files.list.new'),
      numeric: true,
      cell: (row) => format.count(row.counts.new),
    },
    {
      id: 'changed',
      heading: t('files.list.changed'),
      numeric: true,
      cell: (row) => format.count(row.counts.changed),
    },
    {
      id: 'at',
      heading: t('files.list.at'),
      wide: true,
      cell: (row) => format.instant(row.createdAt),
    },
  ];
  return (
    <DataTable
      caption={t('files.list.title')}
      columns={columns}
      rows={imports}
      rowKey={(row) => row.fileImportId}
      rowUrl={(row) => `/app/data/imports/${row.fileImportId}`}
      sorting={BY_DATE}
      sortUrl={() => ''}
      filters={<TableTitle>{t('files.list.title')}</TableTitle>}
      empty={<EmptyNote title={t('files.none.title')}>{t('files.none.next')}</EmptyNote>}
    />
  );
}

function SpendTable({ spend }: { spend: MonthlySpend[] }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const columns: Column<MonthlySpend>[] = [
    {
      id: 'month',
      heading: t('files.spend.month'),
      cell: (row) => format.date(`${row.month}-01`, 'month'),
    },
    { id: 'platform', heading: t('files.spend.platform'), cell: (row) => row.platform },
    {
      id: 'clicks',
      heading: t('files.spend.clicks'),
      numeric: true,
      cell: (row) => format.count(row.clicks),
    },
    {
      id: 'cost',
      heading: t('files.spend.cost'),
      numeric: true,
      cell: (row) => format.money(row.costMinor, row.currency),
    },
  ];
  return (
    <DataTable
      caption={t('files.spend.title')}
      columns={columns}
      rows={spend}
      rowKey={(row) => `${row.month} ${row.platform} ${row.currency}`}
      sorting={BY_DATE}
      sortUrl={() => ''}
      filters={<TableTitle>{t('files.spend.title')}</TableTitle>}
      empty={
        <div className="portolan-file-note">
          <Text as="p" tone="subdued">
            {t('files.spend.none')}
          </Text>
        </div>
      }
    />
  );
}

function TableTitle({ children }: { children: string }) {
  return (
    <div className="portolan-file-note">
      <Text as="h2" variant="headingMd">
        {children}
      </Text>
    </div>
  );
}
