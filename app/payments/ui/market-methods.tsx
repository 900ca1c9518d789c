import { Badge, BlockStack, Select, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import {
  type ExplainedMethod,
  KNOWN_WORKING,
  type MethodChoice,
  type MethodId,
  paymentFacts,
} from '../index.ts';
import { useMethodName } from './use-method-name.ts';

/** Every method that matters in a market: whether it is a candidate, why, and the merchant's say. */
export function MarketMethods(props: {
  country: string;
  explained: readonly ExplainedMethod[];
  onChoose: (method: MethodId, choice: MethodChoice | null) => void;
}) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const { country, explained } = props;
  const preference = paymentFacts.preferenceOf(country);
  const name = format.country(country);
  return (
    <BlockStack gap="200">
      <table className="portolan-table" role="table">
        <caption>
          <Text as="span" visuallyHidden>
            {t('methods.caption', { country: name })}
          </Text>
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {(['method', 'why', 'choice'] as const).map((column) => (
              <th key={column} scope="col" role="columnheader">
                {t(`methods.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {explained.map((one) => (
            <MethodRow key={one.method.id} country={name} one={one} onChoose={props.onChoose} />
          ))}
        </tbody>
      </table>
      <Text as="p" tone="subdued">
        {preference === undefined
          ? t('methods.unusual', { country: name })
          : t('methods.usual', { asOn: format.date(preference.asOn) })}
      </Text>
    </BlockStack>
  );
}

/** On a phone a row is a grid; in a table this says nothing. */
const WHOLE_ROW_ON_PHONES = { gridColumn: '1 / -1' };

function MethodRow(props: {
  country: string;
  one: ExplainedMethod;
  onChoose: (method: MethodId, choice: MethodChoice | null) => void;
}) {
  const { t } = useTranslation('payments');
  const methodName = useMethodName();
  const { one } = props;
  const { method, shown, reason } = one;
  const name = methodName(method);
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {name}
      </th>
      <td role="cell" data-heading={t('methods.why')} style={WHOLE_ROW_ON_PHONES}>
        <BlockStack gap="050" inlineAlign="start">
          <Badge {...(shown ? { tone: reason === 'works' ? 'success' : 'info' } : {})}>
            {t(shown ? 'methods.shown' : 'methods.notShown')}
          </Badge>
          <Text
            as="span"
            {...(reason === 'confirmed-against-orders' ? { tone: 'critical' as const } : {})}
          >
            {t(`reason.${reason}`, {
              window: KNOWN_WORKING.windowDays,
              row: KNOWN_WORKING.failuresInARow,
            })}
          </Text>
          <Evidence one={one} />
        </BlockStack>
      </td>
      <td role="cell" data-heading={t('methods.choice')} style={WHOLE_ROW_ON_PHONES}>
        {reason === 'not-checkable' ? (
          '–'
        ) : (
          <Select
            label={t('methods.choiceFor', { method: name, country: props.country })}
            labelHidden
            value={one.choice ?? 'auto'}
            options={choicesFor(one).map((value) => ({ value, label: t(`choice.${value}`) }))}
            onChange={(value) =>
              props.onChoose(method.id, value === 'auto' ? null : (value as MethodChoice))
            }
          />
        )}
      </td>
    </tr>
  );
}

/** No merchant's word proves what only orders can. */
function choicesFor({ method, choice }: ExplainedMethod): ('auto' | MethodChoice)[] {
  return method.manual === true && choice !== 'confirmed'
    ? ['auto', 'hidden']
    : ['auto', 'confirmed', 'hidden'];
}

function Evidence({ one }: { one: ExplainedMethod }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const { attempts, successes, lastSuccessOn } = one.evidence;
  if (attempts === 0) return null;
  return (
    <Text as="span" tone="subdued">
      {[
        t('methods.attempts', { count: attempts, successes: format.count(successes) }),
        ...(lastSuccessOn === null
          ? []
          : [t('methods.last', { date: format.date(lastSuccessOn) })]),
      ].join(' · ')}
    </Text>
  );
}
