import { SaveBar } from '@shopify/app-bridge-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage, type BackLink } from './app-page.tsx';
import { useLeaveConfirmation } from './use-leave-confirmation.ts';

/**
 * A settings page: the form on the left in cards, what it does on the right, and the admin's
 * save bar while something is unsaved.
 *
 * Leaving with unsaved changes asks first, inside the app by the router, outside by the admin.
 */
export function SettingsPage(props: {
  title: string;
  badge?: ReactNode;
  back?: BackLink | undefined;
  dirty: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
  banner?: ReactNode;
  preview: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  useLeaveConfirmation(props.dirty && !props.saving);
  return (
    <AppPage title={props.title} badge={props.badge} back={props.back}>
      <SaveBar id="settings-save-bar" open={props.dirty} discardConfirmation>
        <button variant="primary" onClick={props.onSave} {...(props.saving ? { loading: '' } : {})}>
          {t('action.save')}
        </button>
        <button onClick={props.onDiscard} disabled={props.saving}>
          {t('action.discard')}
        </button>
      </SaveBar>
      {props.banner}
      <div className="portolan-settings">
        <div className="portolan-settings-form">{props.children}</div>
        <section className="portolan-settings-preview" aria-label={t('settings.preview')}>
          {props.preview}
        </section>
      </div>
    </AppPage>
  );
}
