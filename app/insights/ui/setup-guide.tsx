import { Button, Card, Icon, Text } from '@shopify/polaris';
import { CheckCircleIcon, XIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

/** Where the merchant is with the first steps; null where that is not known yet. */
export interface SetupState {
  ordersRead: boolean;
  deliveryConfirmed: boolean;
  blockActive: boolean | null;
}

/** The first steps with what is really done of them; can be put away at any time. */
export function SetupGuide(props: { state: SetupState; blockUrl: string; onDismiss: () => void }) {
  const { t } = useTranslation('insights');
  const { state } = props;
  const steps = [
    { id: 'orders', done: state.ordersRead, action: null },
    { id: 'delivery', done: state.deliveryConfirmed, action: { url: '/app/settings/delivery' } },
    {
      id: 'block',
      done: state.blockActive === true,
      action: { url: props.blockUrl, target: '_top' },
    },
  ] as const;
  const done = steps.filter((step) => step.done).length;
  return (
    <Card padding="0">
      <div className="portolan-card-head">
        <div>
          <Text as="h2" variant="headingMd">
            {t('setup.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('setup.progress', { done, of: steps.length })}
          </Text>
        </div>
        <Button
          variant="tertiary"
          icon={XIcon}
          accessibilityLabel={t('setup.dismiss')}
          onClick={props.onDismiss}
        />
      </div>
      <ol className="portolan-tasks">
        {steps.map((step) => (
          <li key={step.id} className="portolan-task portolan-step">
            <span className="portolan-step-mark">
              {step.done ? (
                <Icon source={CheckCircleIcon} tone="success" />
              ) : (
                <span className="portolan-step-open" />
              )}
              <Text as="span" visuallyHidden>
                {t(step.done ? 'setup.done' : 'setup.open')}
              </Text>
            </span>
            <div className="portolan-step-text">
              <Text as="h3" variant="headingSm">
                {t(`setup.${step.id}.title`)}
              </Text>
              <Text as="p" tone="subdued">
                {t(`setup.${step.id}.what`)}
              </Text>
            </div>
            {step.action === null || step.done ? null : (
              <Button {...step.action}>{t(`setup.${step.id}.do`)}</Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
