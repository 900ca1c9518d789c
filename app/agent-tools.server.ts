import { actionDesk } from './actions.server.ts';
import { type AgentParts, insightsAgentTools } from './insights/index.server.ts';
import type { AnyAgentTool } from './kernel/agent-tool.ts';

/** Everything that the agent may ask: the one list in which domains are named for it. */
const tools: readonly AnyAgentTool[] = [...insightsAgentTools];

export const agentParts: AgentParts = { tools, preview: actionDesk.preview };
