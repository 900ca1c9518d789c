import { Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { ChangeView } from '../view.ts';

/** Before and after of every field touched; on a phone each change is a short list of its own. */
export function ChangesTable(props: { changes: readonly ChangeView[]; changeCount: number }) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const { changes, changeCount } = props;
  if (changes.length === 0) return null;
  const headings = [
    t('changes.object'),
    t('changes.field'),
    t('changes.before'),
    t('changes.after'),
  ];
  return (
    <>
      <table className="portolan-table" role="table">
        <caption>
          <Text as="span" visuallyHidden>
            {t('changes.count', { count: changeCount, formatted: format.count(changeCount) })}
          </Text>
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {headings.map((heading) => (
              <th key={heading} role="columnheader" scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {changes.map(({ object, field, before, after }, index) => (
            <tr key={index} role="row">
              <th role="rowheader" scope="row" data-heading={headings[0]}>
                {object}
              </th>
              <td role="cell" data-heading={headings[1]}>
                {field}
              </td>
              <td role="cell" data-heading={headings[2]}>
                {before ?? t('changes.none')}
              </td>
              <td role="cell" data-heading={headings[3]}>
                <Text as="span" fontWeight="semibold">
                  {after ?? t('changes.none')}
                </Text>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changeCount > changes.length ? (
        <Text as="p" tone="subdued">
          {t('changes.more', { shown: changes.length, formatted: format.count(changeCount) })}
        </Text>
      ) : null}
    </>
  );
}
