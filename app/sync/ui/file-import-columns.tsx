import { BlockStack, Button, Card, Select, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { FileImportDetail } from '../file-imports/index.server.ts';
import type { FileWishes } from '../file-imports/model.ts';
import type { FileField } from '../files/model.ts';

type Columns = NonNullable<FileWishes['columns']>;

/** Every meaning with its column and some of its values; both sides can be changed. */
export function FileImportColumns(props: {
  detail: FileImportDetail;
  columns: Columns;
  onChange: (columns: Columns) => void;
}) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { preview, file } = props.detail;
  if (preview === null || file === null) return null;
  const { fields } = preview;
  const shown = all
    ? fields
    : fields.filter(
        ({ field, required, column }) =>
          required || column !== null || props.columns[field] !== undefined,
      );
  const unused = preview.unusedColumns.length;
  return (
    <Card padding="0">
      <div className="portolan-file-note">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('files.mapping.title')}
          </Text>
          {unused === 0 ? null : (
            <Text as="p" tone="subdued">
              {t('files.mapping.unused', { count: unused, formatted: format.count(unused) })}
            </Text>
          )}
        </BlockStack>
      </div>
      <table className="portolan-table portolan-file-columns" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {t('files.mapping.field')}
            </th>
            <th scope="col" role="columnheader">
              {t('files.mapping.column')}
            </th>
            <th scope="col" role="columnheader">
              {t('files.mapping.samples')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((it) => (
            <FieldRow key={it.field} {...props} it={it} header={file.header} />
          ))}
        </tbody>
      </table>
      {shown.length === fields.length ? null : (
        <div className="portolan-file-note">
          <Button variant="plain" onClick={() => setAll(true)}>
            {t('files.mapping.all', { formatted: format.count(fields.length) })}
          </Button>
        </div>
      )}
    </Card>
  );
}

type Field = NonNullable<FileImportDetail['preview']>['fields'][number];

function FieldRow(props: {
  detail: FileImportDetail;
  columns: Columns;
  onChange: (columns: Columns) => void;
  it: Field;
  header: string[];
}) {
  const { t } = useTranslation('sync');
  const { it, columns, header } = props;
  const name = t(`files.field.${it.field}`);
  const column = columns[it.field];
  const choose = (value: string) => {
    const { [it.field]: _, ...others } = columns;
    props.onChange(value === '' ? others : { ...others, [it.field]: Number(value) });
  };
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {name}
        {it.required ? (
          <Text as="span" tone="subdued">
            {` · ${t('files.mapping.required')}`}
          </Text>
        ) : null}
      </th>
      <td role="cell" data-heading={t('files.mapping.column')}>
        <Select
          label={t('files.mapping.columnLabel', { field: name })}
          labelHidden
          value={column === undefined ? '' : String(column)}
          options={[
            { value: '', label: t('files.mapping.none') },
            ...header.map((_, at) => ({ value: String(at), label: columnLabel(header, at) })),
          ]}
          onChange={choose}
        />
      </td>
      <td role="cell" data-heading={t('files.mapping.samples')}>
        <Samples {...props} field={it.field} column={column} />
      </td>
    </tr>
  );
}

/** Values of the column that is chosen now, not of the one that was read. */
function Samples(props: {
  detail: FileImportDetail;
  field: FileField;
  column: number | undefined;
}) {
  const { t } = useTranslation('sync');
  const { preview } = props.detail;
  const { column } = props;
  const field = preview?.fields.find((each) => each.column === column);
  const unused = preview?.unusedColumns.find((each) => each.column === column);
  const personal = unused?.personal === true || field?.kind === 'identity';
  const samples = (field ?? unused)?.samples ?? [];
  return (
    <Text as="span" tone="subdued" breakWord>
      {column === undefined
        ? ''
        : personal
          ? t('files.mapping.personal')
          : samples.length === 0
            ? t('files.mapping.noSamples')
            : samples.join(' · ')}
    </Text>
  );
}

/** Told apart by its place where it has no name of its own. */
function columnLabel(header: readonly string[], at: number): string {
  const label = header[at] ?? '';
  if (label === '') return `#${at + 1}`;
  return header.indexOf(label) === header.lastIndexOf(label) ? label : `${label} #${at + 1}`;
}
