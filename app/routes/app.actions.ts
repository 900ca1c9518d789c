import { z } from 'zod';

import { actionDesk } from '../actions.server.ts';
import { viewPreview, type PreviewView } from '../activity/index.server.ts';
import type { ActivityState, DeskRefusal } from '../activity/index.ts';
import { localeOfRequest } from '../i18n/locale.ts';
import { wordingOf } from '../i18n/wording.server.ts';
import { ok, type Result } from '../kernel/result.ts';
import { adminAction } from './admin-route.server.ts';

const proposal = {
  action: z.string().max(100),
  input: z.record(z.string(), z.json()),
};

const Input = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('preview'), ...proposal }),
  z.strictObject({
    intent: z.literal('approve'),
    ...proposal,
    activityId: z.uuid(),
    basis: z.string().max(500),
    insightId: z.uuid().nullable(),
  }),
]);

/** What an action would do, or that it was done. */
export type ActionAnswer =
  { intent: 'preview'; preview: PreviewView } | { intent: 'approve'; state: ActivityState };

/** Previews and approvals of any registered action, from any page. */
export const action = adminAction(
  { input: Input },
  async ({ shop, input, request, userId }): Promise<Result<ActionAnswer, DeskRefusal>> => {
    const scope = { ...shop, now: new Date() };
    if (input.intent === 'preview') {
      const preview = await actionDesk.preview(scope, input.action, input.input);
      if (!preview.ok) return preview;
      const wording = wordingOf(localeOfRequest(request), shop.zone);
      return ok({ intent: 'preview', preview: viewPreview(preview.value, wording) });
    }
    const { activityId, basis, insightId } = input;
    const approved = await actionDesk.approve(scope, {
      ...{ activityId, basis, insightId },
      action: input.action,
      input: input.input,
      actor: { kind: 'merchant', id: userId },
    });
    return approved.ok ? ok({ intent: 'approve', state: approved.value.state }) : approved;
  },
);
