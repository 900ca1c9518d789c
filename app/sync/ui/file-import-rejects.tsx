import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type Column, DataTable } from '../../ui/data-table.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { FileImportDetail } from '../file-imports/index.server.ts';
import type { IgnoreCode, LineProblem } from '../files/model.ts';
import { safeCsvCell } from './safe-csv-cell.ts';
import { problemWord, warningWord } from './file-import-words.ts';

interface Told {
  key: string;
  line: number;
  column: string | null;
  words: string;
}

const BY_LINE = { column: 'line', descending: false };

/** What could not be imported, line by line in words, and what was left out or only noted. */
export function FileImportRejects({ detail }: { detail: FileImportDetail }) {
  const { t } = useTranslation('sync');
  const { report } = detail;
  if (report === null) return null;
  const problems = report.problems.map((problem, at) => ({
    key: String(at),
    line: problem.line,
    column: problem.column,
    words: problemWord(problem, t),
  }));
  const warnings = report.warnings.map((warning, at) => ({
    key: String(at),
    line: warning.line,
    column: warning.column,
    words: warningWord(warning, t),
  }));
  return (
    <>
      {problems.length === 0 ? null : (
        <LinesTable
          title={t('files.rejects.title')}
          rows={problems}
          note={<RejectsNote detail={detail} shown={problems.length} />}
        />
      )}
      {warnings.length === 0 ? null : (
        <LinesTable title={t('files.warnings.title')} rows={warnings} />
      )}
      <Ignored detail={detail} />
    </>
  );
}

function LinesTable(props: { title: string; rows: Told[]; note?: ReactNode }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const columns: Column<Told>[] = [
    {
      id: 'line',
      heading: t('files.rejects.line'),
      cell: (row) => t('files.rejects.lineNumber', { formatted: format.count(row.line) }),
    },
    {
      id: 'column',
      heading: t('files.rejects.column'),
      cell: (row) => row.column ?? t('files.rejects.wholeLine'),
    },
    {
      id: 'why',
      heading: t('files.rejects.why'),
      cell: (row) => <span className="portolan-file-words">{row.words}</span>,
    },
  ];
  return (
    <DataTable
      caption={props.title}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.key}
      sorting={BY_LINE}
      sortUrl={() => ''}
      filters={
        <div className="portolan-file-note">
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {props.title}
            </Text>
            {props.note}
          </BlockStack>
        </div>
      }
    />
  );
}

/** How many problems there are, and the file with all of them. */
function RejectsNote({ detail, shown }: { detail: FileImportDetail; shown: number }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const { report, fileImportId, fileName } = detail;
  const all = Object.values(report?.rejectedByCode ?? {}).reduce((sum, count) => sum + count, 0);
  const download = async () => {
    setState('busy');
    try {
      const answer = await fetch(`/app/data/imports/rejects?import=${fileImportId}`);
      if (!answer.ok) return setState('failed');
      const { problems } = (await answer.json()) as { problems: LineProblem[] };
      saveFile(`rejected-${fileName}.csv`, rejectsCsv(problems, t), 'text/csv');
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      {state === 'failed' ? <Banner tone="critical">{t('files.rejects.failed')}</Banner> : null}
      <InlineStack gap="300" align="space-between" blockAlign="center">
        <Text as="span" tone="subdued">
          {all > shown
            ? t('files.rejects.more', {
                shown: format.count(shown),
                formatted: format.count(all),
              })
            : null}
        </Text>
        <Button loading={state === 'busy'} onClick={() => void download()}>
          {t('files.rejects.download')}
        </Button>
      </InlineStack>
    </>
  );
}

function rejectsCsv(
  problems: readonly LineProblem[],
  t: ReturnType<typeof useTranslation<'sync'>>['t'],
): string {
  const header = [
    t('files.rejects.fileLine'),
    t('files.rejects.fileColumn'),
    t('files.rejects.fileFound'),
    t('files.rejects.fileWhy'),
  ];
  const rows = problems.map((problem) => [
    String(problem.line),
    problem.column ?? '',
    problem.found,
    problemWord(problem, t),
  ]);
  return [header, ...rows].map((row) => `${row.map(safeCsvCell).join(',')}\r\n`).join('');
}

/** Ignored as a matter of course: nobody has to hear of these. */
const UNTOLD: readonly IgnoreCode[] = ['preamble', 'header', 'blank'];

function Ignored({ detail }: { detail: FileImportDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const found = (
    Object.entries(detail.report?.ignoredByCode ?? {}) as [IgnoreCode, number][]
  ).filter(([code]) => !UNTOLD.includes(code));
  if (found.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('files.ignored.title')}
        </Text>
        <dl className="portolan-facts">
          {found.map(([code, count]) => [
            <dt key={`${code} word`}>{t(`files.ignored.${code}`)}</dt>,
            <dd key={code}>{format.count(count)}</dd>,
          ])}
        </dl>
      </BlockStack>
    </Card>
  );
}
