import type { AnyAgentTool } from '../../../kernel/agent-tool.ts';
import { deliveryTool } from './delivery-tools.server.ts';
import { insightTool, openInsightsTool } from './insight-tools.server.ts';
import { marketNumbersTool, marketRankingTool } from './market-tools.server.ts';
import { countOrdersTool } from './order-tools.server.ts';
import { paymentMethodsTool } from './payment-tools.server.ts';
import { activityTool, dataStateTool, storefrontTool } from './shop-tools.server.ts';

/** What can be asked about the shop as a whole, its orders and its settings. */
export const insightsAgentTools = [
  marketNumbersTool,
  marketRankingTool,
  openInsightsTool,
  insightTool,
  countOrdersTool,
  deliveryTool,
  paymentMethodsTool,
  storefrontTool,
  dataStateTool,
  activityTool,
] as unknown as readonly AnyAgentTool[];
