import {
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { hasRegistrationForm } from '../thresholds/registration-number.ts';
import type { RegistrationStatement, StoredRegistration } from '../thresholds/registration.ts';
import type { ThresholdRow } from '../thresholds/view-thresholds.ts';

/** Since when the shop is registered and under which number; each change is approved and undone. */
export function RegistrationCard(props: {
  row: ThresholdRow;
  todayOn: string;
  onPropose: (said: RegistrationStatement) => void;
}) {
  const { t } = useTranslation('compliance');
  const { row, onPropose } = props;
  const { registration, ruleId } = row;
  const [sinceOn, setSinceOn] = useState(registration?.sinceOn ?? '');
  const [number, setNumber] = useState(registration?.number ?? '');
  const [tried, setTried] = useState(false);
  const problems = {
    sinceOn: sinceOn === '' ? t('registration.problem.date') : false,
    number:
      number.trim() === '' || hasRegistrationForm(row, number)
        ? false
        : t('registration.problem.number'),
  };
  const review = () => {
    setTried(true);
    if (problems.sinceOn !== false || problems.number !== false) return;
    onPropose({
      ruleId,
      state: 'registered',
      sinceOn,
      number: number.trim() === '' ? null : number,
    });
  };
  const settle = (state: 'dismissed' | 'none') =>
    onPropose({ ruleId, state, sinceOn: null, number: null });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('registration.card')}
        </Text>
        <Text as="p" tone="subdued">
          <Standing registration={registration} /> {t('registration.about')}
        </Text>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <TextField
            label={t('registration.since')}
            type="date"
            autoComplete="off"
            max={props.todayOn}
            value={sinceOn}
            onChange={setSinceOn}
            error={tried ? problems.sinceOn : false}
          />
          <TextField
            label={t('registration.number')}
            autoComplete="off"
            value={number}
            onChange={setNumber}
            maxLength={40}
            helpText={t('registration.formHint')}
            error={problems.number}
          />
        </InlineGrid>
        <InlineStack gap="200">
          <Button variant="primary" onClick={review}>
            {t('registration.review')}
          </Button>
          {registration === null ? (
            <Button onClick={() => settle('dismissed')}>{t('registration.dismiss')}</Button>
          ) : (
            <Button onClick={() => settle('none')}>{t('registration.takeBack')}</Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Standing({ registration }: { registration: StoredRegistration | null }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  if (registration === null) return <>{t('registration.none')}</>;
  const { state, sinceOn, number } = registration;
  if (state === 'dismissed' || sinceOn === null) return <>{t('registration.state.dismissed')}</>;
  const date = format.date(sinceOn);
  return (
    <>
      {number === null
        ? t('registration.kept', { date })
        : t('registration.keptNumber', { date, number })}
    </>
  );
}
