import { actionDesk } from './actions.server.ts';
import { complianceAgentTools } from './compliance/index.server.ts';
import { type AgentParts, insightsAgentTools } from './insights/index.server.ts';
import type { AnyAgentTool } from './kernel/agent-tool.ts';
import { localizationAgentTools } from './localization/index.server.ts';
import { logisticsAgentTools } from './logistics/index.server.ts';
import { paymentAgentTools } from './payments/index.server.ts';
import { retentionAgentTools } from './retention/index.server.ts';

/** Everything that the agent may ask: the one list in which domains are named for it. */
const tools: readonly AnyAgentTool[] = [
  ...insightsAgentTools,
  ...complianceAgentTools,
  ...logisticsAgentTools,
  ...paymentAgentTools,
  ...retentionAgentTools,
  ...localizationAgentTools,
];

export const agentParts: AgentParts = { tools, preview: actionDesk.preview };
